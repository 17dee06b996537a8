"""Create & inspect: functions that create a tensor, and the facts that torch gives about it."""
