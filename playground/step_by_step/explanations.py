"""What each line of the two loops does, and what would happen without it: an explanation of every statement of a script."""

import re
from dataclasses import dataclass

TRAINING_STEPS = ("forward", "loss", "zero_grad", "backward", "step")
TESTING_STEPS = ("eval", "inference_mode", "test forward", "test loss", "metric")


@dataclass(frozen=True)
class LineExplanation:
    """An explanation of one kind of line.

    Attributes:
        pattern: a regular expression for the whole source of the statements that it explains.
        title: a few words.
        does: what the line does, in a sentence or two.
        without: what would happen if the line were left out.
        step: which of the five training steps or of the testing steps it is; empty for the lines around them.
    """

    pattern: str
    title: str
    does: str
    without: str
    step: str = ""


LINE_EXPLANATIONS: tuple[LineExplanation, ...] = (
    LineExplanation(
        r"for epoch in range\(epochs\):",
        "A new epoch",
        "One pass over all training samples, and then a test on the test samples.",
        "The model would see every sample once and stop: most networks need many passes.",
    ),
    LineExplanation(
        r"model\.train\(\)",
        "Training mode",
        "Puts the model into training mode: dropout is on, and batch norm measures each batch.",
        "After the first test the model would stay in evaluation mode: dropout would be off for the rest of the "
        "training, and batch norm would no longer follow the data. In a model without these layers nothing would change.",
    ),
    LineExplanation(
        r"loss_sum = 0\.0",
        "Start the sum of the losses",
        "Sets the sum of the losses of this epoch to zero.",
        "A sum needs a first value: the line that adds the first loss would stop with a NameError.",
    ),
    LineExplanation(
        r"for X_batch, y_batch in train_loader:",
        "Fetch the next batch",
        "Takes the next samples from the DataLoader: their features and their targets. With shuffle, the order is "
        "new in every epoch.",
        "There would be nothing to learn from. A single batch of all samples works too: fewer, steadier steps.",
    ),
    LineExplanation(
        r"X_batch, y_batch = \(X_batch\.to\(device\), y_batch\.to\(device\)\)",
        "To the device of the model",
        "Moves the batch to the device of the model. On the CPU there is nothing to move, and the same tensors come "
        "back.",
        "On a CPU nothing changes. With the model on a GPU the next line would fail: all tensors of one operation "
        "must be on the same device.",
    ),
    LineExplanation(
        r"\w+ = model\(X_batch\)",
        "1 · Forward: compute the outputs",
        "Sends the batch through the layers. Autograd records every operation in a graph; grad_fn of the outputs is "
        "the last node of that graph.",
        "There would be no predictions: the next line needs the outputs and would stop with a NameError.",
        "forward",
    ),
    LineExplanation(
        r"loss = loss_fn\(\w+, y_batch\)",
        "2 · Loss: how wrong is it?",
        "One number for the whole batch: the mean over its samples. Smaller is better. It belongs to the same graph.",
        "There would be no loss to differentiate: loss.backward() would stop with a NameError.",
        "loss",
    ),
    LineExplanation(
        r"(vector_)?optimizer\.zero_grad\(\)",
        "3 · Zero the gradients",
        "Deletes the gradients of the step before: every .grad becomes None.",
        "backward adds to what is in .grad. The gradients of all batches so far would add up, and every step would "
        "follow the earlier batches more than the present one: the loss swings or grows.",
        "zero_grad",
    ),
    LineExplanation(
        r"(\(loss \+ penalty\(\)\)|loss|total)\.backward\(\)",
        "4 · Backward: compute the gradients",
        "Follows the graph from the loss back to the parameters and fills .grad of each: how fast the loss would grow "
        "if this number grew. It changes no parameter.",
        "Every .grad would stay None, and the optimizer skips parameters without a gradient: the model would never "
        "learn, and no error would appear.",
        "backward",
    ),
    LineExplanation(
        r"nn\.utils\.clip_grad_norm_\(model\.parameters\(\), .+\)",
        "Clip the gradients",
        "Computes the norm of all gradients together and, where it is above the limit, scales them down to it.",
        "A single unusual batch could move the weights very far.",
    ),
    LineExplanation(
        r"(vector_)?optimizer\.step\(\)",
        "5 · Step: update the parameters",
        "Reads every .grad and changes every parameter a little, by the optimizer's rule. This is the only line that "
        "changes the weights.",
        "Gradients would be computed and never used: the weights, and so the loss of every batch, would stay as they "
        "are.",
        "step",
    ),
    LineExplanation(
        r"def closure\(.+\):",
        "A function for the optimizer to call",
        "Puts forward, loss, zero_grad and backward into a function, because this optimizer needs the loss several "
        "times within one step.",
        "The optimizer could not compute the loss for other weights than the present ones.",
    ),
    LineExplanation(
        r"losses = \[\]",
        "A list for the losses",
        "Collects the losses that are computed within the step, without the penalty.",
        "The closure would have no list to add them to, and would stop with a NameError.",
    ),
    LineExplanation(
        r"losses\.append\(loss\)",
        "Store the loss",
        "Adds this loss to the list; the first entry is the loss before the update.",
        "The list would stay empty, and taking its first entry would stop with an IndexError.",
    ),
    LineExplanation(
        r"total = loss \+ penalty\(\)",
        "Add the penalty",
        "Training minimises the sum of the loss and the penalty for large weights.",
        "There would be no total to differentiate: the next line would stop with a NameError.",
    ),
    LineExplanation(
        r"return (loss|total)",
        "Return the loss",
        "Gives the loss to the optimizer, which decides whether to compute it again for other weights.",
        "The optimizer would get None instead of a number, and fail.",
    ),
    LineExplanation(
        r"(loss = )?optimizer\.step\(closure\)",
        "5 · Step: update the parameters",
        "Calls the closure as often as it needs, for different values of the parameters, and sets the parameters to "
        "the best of them. Only the first call is shown line by line.",
        "Nothing would be computed at all, because everything is in the closure; the next line needs the loss and "
        "would stop with a NameError.",
        "step",
    ),
    LineExplanation(
        r"loss = losses\[0\]",
        "The loss before the update",
        "Takes the first of the losses, which the batch had when the step began.",
        "The variable that the next line adds would not exist: a NameError.",
    ),
    LineExplanation(
        r"loss_sum \+= loss\.item\(\) \* len\(X_batch\)",
        "Add up the loss",
        "item() returns the plain number, without the graph; times the number of samples, so that a short "
        "batch counts less.",
        "The epoch would report a training loss of zero. With loss in place of loss.item() the graphs of all batches "
        "would stay in memory.",
    ),
    LineExplanation(
        r"(vector_)?scheduler\.step\((\w+)?\)",
        "Update the learning rate",
        "Lets the scheduler set the learning rate for the steps that follow.",
        "The learning rate would never change.",
    ),
    LineExplanation(
        r"train_loss = loss_sum / .+",
        "The epoch's training loss",
        "The mean over all samples of the epoch. The loss of each batch was computed before its step, so this number "
        "belongs to slightly older weights.",
        "The line that adds it to the history would stop with a NameError.",
    ),
    LineExplanation(
        r"model\.eval\(\)",
        "Evaluation mode",
        "Puts the model into evaluation mode: dropout is off, and batch norm uses what it measured in training.",
        "Dropout would set neurons to zero at random during the test: the same sample would get another prediction "
        "each time, and the test loss would be worse than the model is. In a model without dropout and batch norm "
        "nothing would change.",
        "eval",
    ),
    LineExplanation(
        r"with torch\.inference_mode\(\):",
        "Record no graph",
        "Inside this block autograd records nothing: the outputs have no grad_fn, which saves memory and time.",
        "The numbers would be the same. Every test would build a graph that nothing uses, and store all outputs of "
        "the layers in memory for it.",
        "inference_mode",
    ),
    LineExplanation(
        r"(test|validation)_\w+ = model\((test|validation)_set\.X\.to\(device\)\)",
        "Forward, on test data",
        "Computes the outputs for samples that the model never learned from.",
        "There would be nothing to test: the next line needs the outputs and would stop with a NameError.",
        "test forward",
    ),
    LineExplanation(
        r"(test|validation)_loss = loss_fn\(\w+, \w+\.y\.to\(device\)\)\.item\(\)",
        "The test loss",
        "The same loss as in training, on samples that training never used.",
        "Nothing would show when the model begins to memorise the training samples. Here the line that adds it to the "
        "history would stop with a NameError.",
        "test loss",
    ),
    LineExplanation(
        r"correct = .+",
        "Right or wrong, sample by sample",
        "Turns outputs into classes and compares them with the targets.",
        "There would be nothing to count: the next line would stop with a NameError.",
        "metric",
    ),
    LineExplanation(
        r"(test|validation)_accuracy = .+",
        "The accuracy",
        "The share of predictions that are right: easier to understand than a loss.",
        "Only the loss would show how good the model is. Here the line that prints it would stop with a NameError.",
        "metric",
    ),
    LineExplanation(
        r"y_hat = .+",
        "The predictions as values",
        "Uses the outputs as predicted values.",
        "There would be nothing to compare: the next line would stop with a NameError.",
        "metric",
    ),
    LineExplanation(
        r"residuals = .+",
        "The squared errors",
        "Sums the squares of the differences between targets and predictions.",
        "R² could not be computed: its line would stop with a NameError.",
        "metric",
    ),
    LineExplanation(
        r"spread = .+",
        "The spread of the targets",
        "Sums the squares of the differences between the targets and their mean: the error of always predicting the mean.",
        "R² could not be computed: its line would stop with a NameError.",
        "metric",
    ),
    LineExplanation(
        r"(test|validation)_r2 = .+",
        "R²",
        "1 is perfect, 0 is as good as always predicting the mean.",
        "Only the loss would show how good the model is. Here the line that prints it would stop with a NameError.",
        "metric",
    ),
    LineExplanation(
        r"history\['\w+'\]\.append\(\w+\)",
        "Add it to the history",
        "Adds the number to the history, from which the curves are drawn.",
        "The curve would have no point for this epoch.",
    ),
    LineExplanation(
        r"if epoch % \d+ == 0 or epoch == epochs - 1:",
        "Print in this epoch?",
        "Only some epochs are printed, so that the screen stays readable.",
        "Every epoch would print its lines.",
    ),
    LineExplanation(
        r"print\(.+\)",
        "Print",
        "Writes the numbers to the terminal.",
        "The script would run without any output.",
    ),
    LineExplanation(
        r"if (test|validation)_(accuracy|r2) >= .+:",
        "Good enough?",
        "Ends the training when the metric has reached the target.",
        "Training would go on to the last epoch.",
    ),
    LineExplanation(
        r"if (test|validation)_loss < best_loss:",
        "The best so far?",
        "Compares the loss that is watched with the lowest so far.",
        "Early stopping could not tell whether training still helps.",
    ),
    LineExplanation(
        r"best_loss, best_epoch = .+",
        "Store the best loss",
        "Stores the lowest loss and its epoch.",
        "Every later epoch would count as better.",
    ),
    LineExplanation(
        r"best_weights = copy\.deepcopy\(model\.state_dict\(\)\)",
        "Store the best weights",
        "Copies all weights; deepcopy, because the tensors of state_dict change with the model.",
        "There would be nothing to go back to: in the end the line that loads them would stop with a NameError.",
    ),
    LineExplanation(
        r"if epoch - best_epoch >= \d+:",
        "Out of patience?",
        "Ends the training when the loss that is watched has not fallen for that many epochs.",
        "Training would go on although nothing improves.",
    ),
    LineExplanation(
        r"model\.load_state_dict\(best_weights\)",
        "Back to the best weights",
        "Loads the weights with the lowest loss into the model.",
        "The model would have the last weights, which are worse.",
    ),
    LineExplanation(
        r"break",
        "Stop here",
        "Leaves the loop over the epochs.",
        "Training would go on.",
    ),
    LineExplanation(
        r"if True:",
        "The with block is left out",
        "The with statement of this line is left out; the lines below run without it.",
        "Nothing would change: it only makes the indentation of the lines below valid.",
    ),
)


def explain_statement(source: str) -> LineExplanation:
    """The explanation of a statement; a general one where no entry describes it."""
    for explanation in LINE_EXPLANATIONS:
        if re.fullmatch(explanation.pattern, source):
            return explanation
    return LineExplanation(re.escape(source), source, "A line of this script.", "Leave it out, and see what happens.")
