"""What each line of the two loops does, and what would happen without it: words for every statement of a script."""

import re
from dataclasses import dataclass

TRAINING_STEPS = ("forward", "loss", "zero_grad", "backward", "step")
TESTING_STEPS = ("eval", "inference_mode", "test forward", "test loss", "metric")


@dataclass(frozen=True)
class Words:
    """What is said of one kind of line.

    Attributes:
        pattern: which statements it is about, as a regular expression for the whole source.
        title: a few words.
        does: what it does, in a sentence or two.
        without: what would happen if it were left out.
        step: which of the five training steps or of the testing steps it is; empty for the lines around them.
    """

    pattern: str
    title: str
    does: str
    without: str
    step: str = ""


LINES: tuple[Words, ...] = (
    Words(
        r"for epoch in range\(epochs\):",
        "A new epoch",
        "One pass over all training samples, and then a look at the test samples.",
        "The model would see every sample once and stop: most networks need many passes.",
    ),
    Words(
        r"model\.train\(\)",
        "Training mode",
        "Tells the model that it is being trained: dropout drops, batch norm measures each batch.",
        "After the first test the model would stay in evaluation mode: dropout would be off for the rest of the "
        "training, and batch norm would no longer follow the data. A model with neither layer would not notice.",
    ),
    Words(
        r"loss_sum = 0\.0",
        "Begin to count",
        "Sets the sum of the losses of this epoch to zero.",
        "A sum needs a start: the line that adds the first loss to it would stop with a NameError.",
    ),
    Words(
        r"for X_batch, y_batch in train_loader:",
        "Fetch the next batch",
        "Asks the DataLoader for the next few samples: their features and their targets. With shuffle, the order is "
        "new in every epoch.",
        "There would be nothing to learn from. A single batch of all samples works too: fewer, steadier steps.",
    ),
    Words(
        r"X_batch, y_batch = \(X_batch\.to\(device\), y_batch\.to\(device\)\)",
        "To the device of the model",
        "Moves the batch to where the model lives. On the CPU there is nothing to move, and the same tensors come "
        "back.",
        "On a CPU nothing changes. With the model on a GPU the next line would fail: all tensors of one operation "
        "must be on the same device.",
    ),
    Words(
        r"\w+ = model\(X_batch\)",
        "1 · Forward: ask the model",
        "Sends the batch through the layers. The outputs know how they were made: grad_fn is the end of a graph that "
        "autograd recorded on the way.",
        "There would be no prediction to judge: the next line would look for the outputs and stop with a NameError.",
        "forward",
    ),
    Words(
        r"loss = loss_fn\(\w+, y_batch\)",
        "2 · Loss: how wrong is it?",
        "One number for the whole batch: the mean over its samples. Small is good. It hangs on the same graph.",
        "There would be nothing to go backward from: loss.backward() would stop with a NameError.",
        "loss",
    ),
    Words(
        r"(vector_)?optimizer\.zero_grad\(\)",
        "3 · Zero the gradients",
        "Forgets the gradients of the step before: every .grad becomes None.",
        "backward adds to what is in .grad. The gradients of all batches so far would pile up, and every step would "
        "follow the past more than the present: the loss swings or grows.",
        "zero_grad",
    ),
    Words(
        r"(\(loss \+ penalty\(\)\)|loss|total)\.backward\(\)",
        "4 · Backward: who is to blame?",
        "Walks the graph from the loss back to the parameters and fills .grad of each: how fast the loss would grow "
        "if this number grew. It changes no parameter.",
        "All .grad would stay None, and the optimizer skips parameters without a gradient: nothing would ever be "
        "learned, and no error would say so.",
        "backward",
    ),
    Words(
        r"nn\.utils\.clip_grad_norm_\(model\.parameters\(\), .+\)",
        "Clip the gradients",
        "Measures the length of all gradients together and, where it is above the limit, scales them down to it.",
        "A single strange batch could throw the weights far off.",
    ),
    Words(
        r"(vector_)?optimizer\.step\(\)",
        "5 · Step: move the parameters",
        "Reads every .grad and moves every parameter a little, by the optimizer's rule. This is the only line that "
        "changes the weights.",
        "Gradients would be computed and thrown away: the weights, and so the loss of every batch, would stay as they "
        "are.",
        "step",
    ),
    Words(
        r"def closure\(.+\):",
        "A function to ask again",
        "Puts forward, loss, zero_grad and backward into a function, because this optimizer asks for the loss several "
        "times within one step.",
        "The optimizer could not ask for the loss at other places than the present one.",
    ),
    Words(
        r"losses = \[\]",
        "A list for the losses",
        "Keeps the losses that are computed within the step, without the penalty.",
        "The closure would have nowhere to put them, and stop with a NameError.",
    ),
    Words(
        r"losses\.append\(loss\)",
        "Keep the loss",
        "Notes this loss; the first of them is the one from before the move.",
        "The list would stay empty, and taking its first entry would stop with an IndexError.",
    ),
    Words(
        r"total = loss \+ penalty\(\)",
        "Add the penalty",
        "The loss and the price of large weights together are what is made small.",
        "There would be no total to go backward from: the next line would stop with a NameError.",
    ),
    Words(
        r"return (loss|total)",
        "Hand the loss over",
        "Gives the loss to the optimizer, which decides whether to ask again somewhere else.",
        "The optimizer would get None in place of a number, and fail.",
    ),
    Words(
        r"(loss = )?optimizer\.step\(closure\)",
        "5 · Step: move the parameters",
        "Calls the closure as often as it needs, at one place after the other, and moves the parameters to the best "
        "of them. Only the first call is shown line by line.",
        "Nothing would be computed at all, because everything stands in the closure; the next line would look for the "
        "loss and stop with a NameError.",
        "step",
    ),
    Words(
        r"loss = losses\[0\]",
        "The loss from before the move",
        "Takes the first of the losses, the one that the batch had when the step began.",
        "The loss that the epoch counts would have no name here: a NameError.",
    ),
    Words(
        r"loss_sum \+= loss\.item\(\) \* len\(X_batch\)",
        "Count the loss",
        "item() takes the plain number out of the tensor and lets go of the graph; times the samples, so that a short "
        "batch counts less.",
        "The epoch would report a training loss of zero. With loss in place of loss.item() the graphs of all batches "
        "would be kept in memory.",
    ),
    Words(
        r"(vector_)?scheduler\.step\((\w+)?\)",
        "Move the learning rate",
        "Lets the schedule set the learning rate for what comes next.",
        "The learning rate would stay where it began.",
    ),
    Words(
        r"train_loss = loss_sum / .+",
        "The epoch's training loss",
        "The mean over all samples of the epoch. Each batch was judged before its step, so this number is a little "
        "older than the weights are now.",
        "The line that notes it in the history would stop with a NameError.",
    ),
    Words(
        r"model\.eval\(\)",
        "Evaluation mode",
        "Tells the model that it is being tested: dropout lets everything through, batch norm uses what it measured in "
        "training.",
        "Dropout would silence neurons at random during the test: the same sample would get another answer each time, "
        "and the test loss would be worse than the model is. A model without dropout and batch norm would not notice.",
        "eval",
    ),
    Words(
        r"with torch\.inference_mode\(\):",
        "Record no graph",
        "Inside, autograd records nothing: the outputs have no grad_fn, which saves memory and time.",
        "The numbers would be the same. Every test pass would build a graph that nobody uses, and keep all that is "
        "between the layers in memory for it.",
        "inference_mode",
    ),
    Words(
        r"(test|validation)_\w+ = model\((test|validation)_set\.X\.to\(device\)\)",
        "Forward, without learning",
        "Asks the model about samples that it never learned from.",
        "There would be nothing to test: the next line would look for the outputs and stop with a NameError.",
        "test forward",
    ),
    Words(
        r"(test|validation)_loss = loss_fn\(\w+, \w+\.y\.to\(device\)\)\.item\(\)",
        "The test loss",
        "The same question as in training: how wrong? On samples that training never saw.",
        "Nobody would see when the model begins to learn the training samples by heart. Here the line that notes it "
        "down would stop with a NameError.",
        "test loss",
    ),
    Words(
        r"correct = .+",
        "Right or wrong, sample by sample",
        "Turns outputs into classes and compares them with the truth.",
        "There would be nothing to count: the next line would stop with a NameError.",
        "metric",
    ),
    Words(
        r"(test|validation)_accuracy = .+",
        "The share that is right",
        "Counts the right ones: a number that people understand better than a loss.",
        "The loss alone would have to tell how good the model is. Here the line that prints it would stop with a "
        "NameError.",
        "metric",
    ),
    Words(
        r"y_hat = .+",
        "The predictions as values",
        "Takes the outputs as predicted values.",
        "There would be nothing to compare: the next line would stop with a NameError.",
        "metric",
    ),
    Words(
        r"residuals = .+",
        "The squared errors",
        "Sums the squares of what the predictions miss.",
        "R² could not be computed: its line would stop with a NameError.",
        "metric",
    ),
    Words(
        r"spread = .+",
        "The spread of the targets",
        "Sums the squares by which the targets differ from their mean: the error of always predicting the mean.",
        "R² could not be computed: its line would stop with a NameError.",
        "metric",
    ),
    Words(
        r"(test|validation)_r2 = .+",
        "R²",
        "1 is perfect, 0 is as good as always predicting the mean.",
        "The loss alone would have to tell how good the model is. Here the line that prints it would stop with a "
        "NameError.",
        "metric",
    ),
    Words(
        r"history\['\w+'\]\.append\(\w+\)",
        "Note it down",
        "Adds the number to the history, from which the curves are drawn.",
        "The curve would have no point for this epoch.",
    ),
    Words(
        r"if epoch % \d+ == 0 or epoch == epochs - 1:",
        "Is it time to print?",
        "Only some epochs are printed, so that the screen stays readable.",
        "Every epoch would print its lines.",
    ),
    Words(
        r"print\(.+\)",
        "Print",
        "Shows the numbers to whoever runs the script.",
        "The script would run in silence.",
    ),
    Words(
        r"if (test|validation)_(accuracy|r2) >= .+:",
        "Good enough?",
        "Ends the training when the metric has reached the target.",
        "Training would go on to the last epoch.",
    ),
    Words(
        r"if (test|validation)_loss < best_loss:",
        "The best so far?",
        "Compares this epoch's watched loss with the lowest that was seen.",
        "Early stopping could not tell whether training still helps.",
    ),
    Words(
        r"best_loss, best_epoch = .+",
        "Remember the best",
        "Notes the lowest loss and its epoch.",
        "Every later epoch would count as better.",
    ),
    Words(
        r"best_weights = copy\.deepcopy\(model\.state_dict\(\)\)",
        "Keep the best weights",
        "Copies all weights; deepcopy, because state_dict alone would go on changing with the model.",
        "There would be nothing to go back to: in the end the line that wants them would stop with a NameError.",
    ),
    Words(
        r"if epoch - best_epoch >= \d+:",
        "Out of patience?",
        "Ends the training when the watched loss has not fallen for that many epochs.",
        "Training would go on although nothing improves.",
    ),
    Words(
        r"model\.load_state_dict\(best_weights\)",
        "Back to the best weights",
        "Gives the model the weights with the lowest watched loss.",
        "The last weights would be kept, which have been getting worse.",
    ),
    Words(
        r"break",
        "Stop here",
        "Leaves the loop over the epochs.",
        "Training would go on.",
    ),
    Words(
        r"if True:",
        "No with here",
        "The with that stood here is left out; the lines below run without it.",
        "Nothing: it only keeps the lines below where they are.",
    ),
)


def words_for(source: str) -> Words:
    """What is said of a statement; of one that nobody described, its own code."""
    for words in LINES:
        if re.fullmatch(words.pattern, source):
            return words
    return Words(re.escape(source), source, "A line of this script.", "Try it: leave it out.")
