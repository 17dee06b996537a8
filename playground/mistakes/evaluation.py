"""Mistakes in evaluation: the mode of the model, what autograd records during the test, and how a loss is reported."""

from playground.experiment import Layer
from playground.mistakes.mistake import ACCURACY, CIRCLES, FEW_MOONS, Mistake, jitter

EVALUATION_MISTAKES: tuple[Mistake, ...] = (
    Mistake(
        name="no_eval",
        title="`model.eval()` is forgotten",
        experiment=CIRCLES.replace(layers=(Layer(16, "ReLU", dropout=0.5),), learning_rate=0.02),
        rewrites=(("    model.eval()\n", ""),),
        measurements=ACCURACY,
        curve_shape="test noisy",
        symptom="The test loss jumps up and down and stays high: it ends at {wrong_test_loss:.3f} against "
        "{right_test_loss:.3f}, with {wrong_accuracy:.0f} % right against {right_accuracy:.0f} %.",
        why="In training mode dropout sets half of the neurons to zero at random, also while the model is being tested.",
        fix="Call model.eval() before every test and every prediction, and model.train() before training continues.",
        has_symptom=lambda right, wrong: (
            jitter(wrong) > 3 * jitter(right) and wrong.last("test_loss") > 1.5 * right.last("test_loss")
        ),
    ),
    Mistake(
        name="no_train_mode",
        title="`model.train()` is forgotten after testing",
        experiment=FEW_MOONS.replace(
            dataset_options={"noise": 0.4, "samples": 120},
            layers=(Layer(64, "ReLU", dropout=0.8), Layer(64, "ReLU", dropout=0.8)),
        ),
        rewrites=(("    model.train()\n", ""),),
        measurements=ACCURACY,
        curve_shape="test high",
        symptom="The training loss falls to {wrong_train_loss:.3f} as if there were no dropout, and the test loss "
        "climbs to {wrong_test_loss:.2f}; the right loop ends at {right_train_loss:.2f} and "
        "{right_test_loss:.2f}.",
        why="The model.eval() of the first test stays in effect: from the second epoch on dropout drops nothing, and "
        "the network memorises its few noisy samples.",
        fix="Call model.train() at the start of every epoch.",
        has_symptom=lambda right, wrong: (
            wrong.last() < 0.2 * right.last() and wrong.last("test_loss") > 2 * right.last("test_loss")
        ),
    ),
    Mistake(
        name="no_inference_mode",
        title="`inference_mode()` is forgotten",
        experiment=CIRCLES,
        rewrites=(("    with torch.inference_mode():\n", "    if True:  # without inference_mode\n"),),
        measurements={"graph": "graph_nodes(test_logits)"},
        curve_shape="same",
        symptom="The curves are the same to the last digit. But behind the outputs of the test there is a graph of "
        "{wrong_graph:.0f} operations that nothing uses, where the right loop has {right_graph:.0f}.",
        why="Outside of inference_mode autograd records every operation on the parameters, and stores what a backward "
        "pass would need. In a large model this is most of the memory.",
        fix="Write with torch.inference_mode(): around all code that only computes predictions.",
        has_symptom=lambda right, wrong: (
            right.history == wrong.history and right.measurements["graph"] == 0 < wrong.measurements["graph"]
        ),
    ),
    Mistake(
        name="loss_without_item",
        title="the loss is summed without `item()`",
        experiment=CIRCLES,
        rewrites=(("loss_sum += loss.item() * len(X_batch)", "loss_sum += loss * len(X_batch)"),),
        measurements={"graph": "graph_nodes(loss_sum)"},
        curve_shape="same",
        symptom="The curves look the same. But behind the sum of the losses there is a graph of {wrong_graph:.0f} "
        "operations, all batches of the epoch, where the right loop has {right_graph:.0f}.",
        why="loss is a tensor with a graph behind it; a sum of such tensors stores every one of these graphs until "
        "the epoch ends. With large data, memory fills up for no visible reason.",
        fix="loss.item() returns the plain number, without the graph.",
        has_symptom=lambda right, wrong: (
            right.measurements["graph"] == 0
            and wrong.measurements["graph"] > 100
            and all(
                abs(one - other) < 1e-5
                for one, other in zip(right.history["train_loss"], wrong.history["train_loss"], strict=True)
            )
        ),
    ),
)
