"""The types of all that crosses between Python and the scripts in ``playground/web``, in both directions.

Each module holds the messages of one page as TypedDicts, without logic: what a component is given (``…Data``), and what
a user does on it (``…Action``). ``python -m playground.protocol.typescript`` writes them to ``playground/web/protocol.d.ts``,
from which the scripts take the same types; a test fails while that file is out of date.
"""
