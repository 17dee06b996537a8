"""Every bound of the playground, by name. Strangers use a shared server: nothing that a page offers may exceed these."""

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
"""Live changes of the learning rate that an Experiment stores (and its script repeats)."""
MAX_WEIGHT_CHANGES = 200
"""Live changes of weights that an Experiment stores (and its script repeats)."""
MAX_WEIGHT = 1_000.0
"""Largest absolute value of a weight that is set live."""
MAX_LIST = 16
"""Numbers in an option that is a list, such as the milestones of a scheduler."""
MAX_JSON_BYTES = 100_000
"""Size of the JSON of an Experiment that is read."""
PICTURE_SIDE = 50
"""Points along each side of the plane on which a model of two features is drawn."""
MAP_SIDE = 20
"""The same for the small picture of every neuron."""
MAP_POINTS = 40
"""Points of the small curve of every neuron, for data of one feature."""
SHOWN_UNITS = 8
"""Neurons of a layer that the picture of a network shows at most."""
CURVE_POINTS = 200
"""Points along the axis on which a model of one feature is drawn."""
CHUNK_SECONDS = 0.2
"""Length of a chunk of training, converted to steps by the speed of the chunk before."""
FIRST_CHUNK_STEPS = 50
"""Steps of the first chunk, before a speed is known."""
MAX_CHUNK_STEPS = 20_000
PICTURE_SHARE = 0.2
"""The share of a worker's time that pictures may take: chunks are longer where pictures are slow."""
MAX_CHECKPOINTS = 120
"""Checkpoints of a run to which it can be rewound; the steps between them are trained again."""
MAX_CHECKPOINT_BYTES = 24_000_000
"""Size of all checkpoints of a run together; large networks have fewer."""
MAX_HISTOGRAMS = 100
"""Steps of a run for which histograms of the network are stored."""
LEASE_SECONDS = 90.0
"""A run that no page has shown for this long gets no further chunk until a page shows it again. Browsers run the timers of
a hidden tab once a minute."""
GRACE_SECONDS = 5.0
"""The same, once the page is known to be closed: long enough for a dropped connection to come back."""
MAX_WORKERS = 16
MAX_KILLED_WORKERS = 3
"""Killed workers after which a task is not tried again."""

# Step by step and Mistakes.
SHOWN_NUMBERS = 700
"""Numbers that Step by step shows of all parameters together, for each kind: values, gradients, …"""
MAX_WALK_STEPS = 2_000
"""Steps of a small network that are executed again to show the last of them line by line; large networks have fewer."""
MAX_COMPARED_STEPS = 3_000
"""The same, for a loop that is compared with the right one."""
WORKER_ANSWER_SECONDS = 30.0
"""How long a page waits for a worker before it says that all of them are busy."""
MAX_WEIGHTS_BYTES = 10_000_000
"""Size of a file of weights that is read, both packed and unpacked; the largest model has 2,000,000 numbers of 4 bytes."""
MAX_MEASURED_ROWS = 10_000
"""Samples in one forward pass whose time and memory are measured."""
MAX_MEASURED_NUMBERS = 5_000_000
"""Activations of all layers in such a measurement."""

# NumPy, devices and autograd.
MAX_CONVERSION_CHANGES = 12
"""Changes to the two sides of a conversion between NumPy and torch."""
MAX_TRANSFER_STEPS = 10
"""Steps of a chain of transfers between devices."""
MAX_TIMING_BYTES = 256 * 2**20
"""Memory of the tensors of one timing."""
TIMING_CALL_SECONDS = 0.06
"""A call that is expected to take longer is not timed."""
TIMING_SECONDS = 0.2
"""Time of all repeats of one timing together."""
TIMING_REPEATS = 50
TIMING_WARM_UP = 3
"""Calls before the first one that is timed."""
TIMING_TASK_SECONDS = 0.9
"""Longest time of one timing with its warm-up, on a machine that does nothing else."""
SWEEP_LEASE_SECONDS = 10.0
"""A sweep that no page has shown for this long stops."""
MAX_NODES = 15
"""Inputs and operations of an expression."""
MAX_INPUT_NUMBERS = 24
"""Numbers in one input of an expression."""
MAX_NODE_NUMBERS = 600
"""Numbers in any tensor of an expression."""
MAX_GRADIENT_CALLS = 10
"""Calls of backward and of zeroing after a forward pass."""
MAX_JACOBIAN_NUMBERS = 1_200
"""Numbers in a Jacobian that is shown in full."""
MAX_DESCENT_STEPS = 200
"""Steps of gradient descent by hand."""
MAX_TENSOR_BYTES = 256 * 2**20
"""Memory of a single tensor that is really created; a larger one is described on ``meta``."""
MAX_STEP_BYTES = 256 * 2**20
"""Memory that a measured step of training may need, with the working space of torch's own kernels."""
MAX_TENSOR_SIDE = 10_000
"""Length of an axis of a tensor that is described."""
MAX_MEASURED_BATCH = 64
"""Samples of a batch whose memory is measured: convolutions in float64 need several times their tensors as working space,
and those in float16 are slow on a CPU."""

MAX_TENSOR_ELEMENTS = 1_000_000
"""Elements of any tensor that the tensor lab makes, result of an operation or not."""
MAX_TENSOR_AXES = 6
"""Axes of a tensor that a student builds; an operation may add a few."""
MAX_OPERAND_ELEMENTS = 10_000
"""Elements of a tensor that goes into an operation, so that the product of two is still quick."""
MAX_TENSOR_VALUE = 10**9
"""Largest absolute value of a number that an option of the tensor lab takes."""
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
"""Elements of a tensor that a picture shows; of a larger tensor it shows the first matrices."""
SHOWN_STORAGE = 120
"""Elements of a storage that its picture shows."""
MAX_TIMED_ELEMENTS = 10_000
"""Numbers over which a loop in Python runs when it is timed against one call."""

# The sandbox.
SHOWN_CODE_SECONDS = 20.0
"""How long the lines that a page shows may run."""
