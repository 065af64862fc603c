"""A runbook of 10 kB as benches compare it, and what became of it."""

_SECTION = (
    "<h2>Step {0}</h2><p>Stop the writers of shard {0}, then wait for the lag to end.</p>"
    "<ul><li>Promote replica {0}</li><li>Tell the channel about shard {0}</li></ul>"
)
RUNBOOK = "".join(_SECTION.format(n) for n in range(10_000 // 190))
RUNBOOK_EDITED = RUNBOOK.replace("shard 7", "shard seven").replace("<h2>Step 9</h2>", "")
