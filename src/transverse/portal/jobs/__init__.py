"""The one bridge to long work: a row that people can watch, a task that a worker runs, a reaper for killed workers."""
