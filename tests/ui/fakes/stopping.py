"""What a press on "Stop" in the list of running work does."""

import asyncio


async def stop(name: str) -> None:
    """End the task of this name as the person does, and let all hear of it."""
    (task,) = [task for task in asyncio.all_tasks() if name in task.get_name()]
    task.cancel()
    await asyncio.wait({task})
    for _ in range(3):
        await asyncio.sleep(0)
