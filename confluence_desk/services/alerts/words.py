"""Words that tell nothing about an alert, and words that tell little."""


def gathered(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


IDLE = gathered(
    """
    a about above after again all also am an and any are as at be because been before being below
    between both but by can cannot could did do does doing down during each few for from further
    had has have having here how if in into is it its itself just may might more most must no nor
    not now of off on once one only onto or other our out over own per same she should since so
    some still such than that the their them then there these they this those through to too under
    until up upon use used uses using very via was were what when where which while who whom why
    will with within without would yet you your yesterday today daily hey

    alert alerts alerting alertmanager alertname annotations apparently attempt attempts available
    backend call called caller caused code common config count critical current currently data
    debug default description detail details during else endpoint env environment error errors
    event exc exception exceptions exit expected fail failed failing failure false fatal file
    firing fields frames got handler have high host http https incident info instance internal
    invoke invoked invoker item items java job key label labels last lib line lines list listener
    local localhost log logger logs low main major message messages method minor minutes module
    monitor more msg namespace need needed never new none notice null object occurred omitted open
    operation org package packages panic pid please problem prod production prom prometheus python
    question raise raised reached reason received recent request requests reason resolved result
    results retries retry return returned run running runtime seconds self severity since site
    slack sources srv started state status still stderr stdout summary system take tests thread
    threads threshold time times total trace traceback trigger triggered true type types unit
    unknown unless usr utc value values waiting warn warning was worker workers
    jan feb mar apr jun jul aug sep oct nov dec mon tue wed thu fri sat sun

    ago ask asked due good left longer max min port see seen
    com net io www example internal invalid local cluster svc default
    the und der die das ist nicht mit von auf wurde
    """
)
"""Never looked for: grammar, the vocabulary of logs and alert managers, months, domains."""

MODIFIERS = gathered(
    """
    behind blocked broken budget client connection connections cpu critical day device difference
    error exceeded failing group health hit host limit long lost memory name node nodes number
    rate ratio read replica server service slow space stopped store time timeout user users
    wait waits write zone eu us west east north south central asia
    """
)
"""Looked for, but they stand on many pages: half as much weight."""
