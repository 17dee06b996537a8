"""The check of a ``torch.save`` file before torch reads it: its pickle may build nothing but tensors.

``weights_only=True`` runs no code, but it still lets a pickle make a ``bytearray`` of any size, which could take the memory
of the whole machine. So the names that the pickle imports are read first, and only those of a state_dict are accepted.
"""

import io
import pickletools
import re
import zipfile

from playground.limits import MAX_WEIGHTS_BYTES
from playground.predict.weights.file_format import WeightsError

MAX_PICKLE_BYTES = 1_000_000
"""Size of the pickle in the archive: names and shapes, no numbers."""
_STATE_DICT_IMPORTS = re.compile(
    r"collections OrderedDict|torch\._utils _rebuild_tensor_v2|torch\._utils _rebuild_parameter|torch \w+Storage"
)
_OTHER_IMPORT_OPERATIONS = ("STACK_GLOBAL", "INST", "OBJ", "NEWOBJ", "NEWOBJ_EX", "EXT1", "EXT2", "EXT4")
"""Further operations by which a pickle reaches classes; torch.save uses none of them."""


def check_archive(content: bytes) -> None:
    """Accept a file that can only hold tensors.

    Raises:
        WeightsError: it was cut short, would grow beyond the limit, or imports anything but tensors.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
            if unpacked > MAX_WEIGHTS_BYTES:
                raise WeightsError(
                    f"Unpacked, the file would have {unpacked:,} bytes and the limit (MAX_WEIGHTS_BYTES) is "
                    f"{MAX_WEIGHTS_BYTES:,}: no model of the playground is that large."
                )
            pickles = [entry for entry in archive.infolist() if entry.filename.endswith("data.pkl")]
            if len(pickles) != 1 or pickles[0].file_size > MAX_PICKLE_BYTES:
                raise WeightsError(
                    "This archive was not made by torch.save: choose a .pt file that holds a state_dict."
                )
            pickled = archive.read(pickles[0])
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        if isinstance(error, WeightsError):
            raise
        raise WeightsError(
            "The file begins like one of torch.save and cannot be read to its end: it was cut short or damaged; save or "
            "download it again."
        ) from None
    _check_pickle(pickled)


def _check_pickle(pickled: bytes) -> None:
    try:
        operations = [(operation.name, argument) for operation, argument, _ in pickletools.genops(pickled)]
    except Exception:
        # A damaged pickle can raise anything in its reader; the answer is always the same.
        raise WeightsError("The pickle in the file is damaged: save the weights again.") from None
    for name, argument in operations:
        if name == "GLOBAL" and not _STATE_DICT_IMPORTS.fullmatch(str(argument)):
            raise _hostile(str(argument).replace(" ", "."))
        if name in _OTHER_IMPORT_OPERATIONS:
            raise _hostile(f"the operation {name}")


def _hostile(imported: str) -> WeightsError:
    return WeightsError(
        f"The file was refused, and nothing in it was run: it contains {imported[:60]}, and weights are only tensors. A "
        "pickle can hold any code, which is why weights are loaded with weights_only=True, or from safetensors."
    )
