"""Every bound of the playground, by name. A shared server faces strangers: nothing a page offers may exceed these."""

MAX_SAMPLES = 5_000
MIN_SAMPLES = 20
MAX_LAYERS = 12
MAX_UNITS = 1_024
MAX_PARAMETERS = 2_000_000
MAX_BATCH_SIZE = 5_000
MAX_EPOCHS = 100_000
MAX_SEED = 2**31 - 1
MIN_LEARNING_RATE = 1e-6
MAX_LEARNING_RATE = 10.0
MAX_LEARNING_RATE_CHANGES = 200
"""Changes of the learning rate in mid-run that an Experiment remembers (and its script repeats)."""
MAX_LIST = 16
"""Numbers in an option that is a list, such as the milestones of a scheduler."""
MAX_JSON_BYTES = 100_000
"""Size of the JSON of an Experiment that is read."""
PICTURE_SIDE = 50
"""Points along each side of the plane on which a model of two features is asked for its picture."""
CURVE_POINTS = 200
"""Points along the axis on which a model of one feature is asked for its picture."""
CHUNK_SECONDS = 0.2
"""Training that a worker is asked for at a time, turned into steps by the speed of the chunk before."""
FIRST_CHUNK_STEPS = 50
"""Steps of the first chunk after play, whose speed is not known yet."""
MAX_CHUNK_STEPS = 20_000
LEASE_SECONDS = 90.0
"""A run that no page has looked at for so long gets no further chunk until one looks again. Browsers let the timers of a
hidden tab fire once a minute."""
GRACE_SECONDS = 5.0
"""The same, once the page is known to be gone: long enough for a dropped connection to come back."""
MAX_WORKERS = 16
MAX_KILLED_WORKERS = 3
"""Workers that one task may cost before it is given up."""
MAX_TENSOR_ELEMENTS = 1_000_000
"""Elements of any tensor that the tensor lab makes, result of an operation or not."""
MAX_TENSOR_AXES = 6
"""Axes of a tensor that a student builds; an operation may add a few."""
MAX_OPERAND_ELEMENTS = 10_000
"""Elements of a tensor that goes into an operation, so that the product of two is still quick."""
MAX_TENSOR_VALUE = 10**9
"""Size of a number that an option of the tensor lab takes."""
MAX_REPEATS = 8
"""Copies of a tensor that repeat, stack and cat make along one axis."""
MAX_CHAIN_STEPS = 12
"""Operations in a chain on Shapes & memory."""
MAX_TYPED_CHARACTERS = 20_000
"""Length of a tensor that is typed or pasted."""
MAX_TYPED_ELEMENTS = 2_000
"""Numbers in a tensor that is typed or pasted; a larger one is a file."""
MAX_TABLE_BYTES = 2_000_000
"""Size of an uploaded CSV file."""
MAX_TABLE_COLUMNS = 1_000
MAX_IMAGE_BYTES = 10_000_000
"""Size of an uploaded image file; ``.streamlit/config.toml`` refuses any upload above it."""
MAX_IMAGE_PIXELS = 16_000_000
"""Pixels of an uploaded image: opened in full, each takes three bytes."""
MAX_IMAGE_SIDE = 256
"""Longest side to which an uploaded image is shrunk before it becomes a tensor."""
SHOWN_AXIS = 16
"""Entries along an axis that a picture shows in full; a longer axis shows its two ends, as torch's print does."""
SHOWN_VECTOR = 32
"""The same for a tensor of one axis."""
SHOWN_CELLS = 300
"""Elements of a tensor that a picture shows; of more, it shows the first matrices."""
SHOWN_STORAGE = 120
"""Places of a storage that its strip shows."""
MAX_TIMED_ELEMENTS = 10_000
"""Numbers that a loop in Python goes through when it is timed against one call."""
