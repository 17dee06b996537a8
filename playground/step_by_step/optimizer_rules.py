"""The update rules of optimizers, taken apart line by line. They follow torch's own code for a single tensor."""

from collections.abc import Callable

import torch
from torch import Tensor

from playground.step_by_step.derivation import Working

Rule = Callable[[Working], None]


def _sgd(x: Working) -> None:
    o, g = x.options, x.begin()
    rate, momentum, damp = o["lr"], o["momentum"], o["dampening"]
    if not momentum:
        x.move(
            "move against the gradient, times the rate",
            "w ← w − η·g",
            f"{{w}} − {rate:g} · {{used}} = {{w1}}",
            -rate * g,
        )
        return
    kept = x.was.get("momentum_buffer")
    buffer = g if kept is None else momentum * kept + (1 - damp) * g
    if kept is None:
        x.say("the first momentum is the gradient itself", "b ← g", "{b}", b=buffer)
    else:
        share = f"{1 - damp:g} · " if damp else ""
        x.say(
            "momentum keeps a share of the last move",
            "b ← μ·b + (1 − δ)·g" if damp else "b ← μ·b + g",
            f"{momentum:g} · {{b0}} + {share}{{used}} = {{b}}",
            b0=kept,
            b=buffer,
        )
    if o["nesterov"]:
        ahead = g + momentum * buffer
        x.say(
            "nesterov looks ahead along the momentum",
            "d ← g + μ·b",
            f"{{used}} + {momentum:g} · {{b}} = {{d}}",
            d=ahead,
        )
        x.move("move that way, times the rate", "w ← w − η·d", f"{{w}} − {rate:g} · {{d}} = {{w1}}", -rate * ahead)
    else:
        x.move(
            "move along the momentum, times the rate",
            "w ← w − η·b",
            f"{{w}} − {rate:g} · {{b}} = {{w1}}",
            -rate * buffer,
        )


def _decoupled(x: Working) -> tuple[Tensor, str]:
    """AdamW's weight decay: the weight itself shrinks first. Returns it, and the name of its array."""
    rate, decay = x.options["lr"], x.options["weight_decay"]
    if not (decay and x.options.get("decoupled_weight_decay")):
        return x.value, "{w}"
    shrunk = x.value * (1 - rate * decay)
    x.say(
        "weight decay shrinks the weight itself",
        "w ← w·(1 − η·λ)",
        f"{{w}} · (1 − {rate:g} · {decay:g}) = {{ws}}",
        ws=shrunk,
    )
    return shrunk, "{ws}"


def _mean(x: Working, g: Tensor, b1: float) -> Tensor:
    m0 = x.was.get("exp_avg", torch.zeros_like(g))
    m: Tensor = b1 * m0 + (1 - b1) * g
    x.say(
        "mean of the recent gradients",
        "m ← β₁·m + (1 − β₁)·g",
        f"{b1:g} · {{m0}} + {1 - b1:g} · {{used}} = {{m}}",
        m0=m0,
        m=m,
    )
    return m


def _moments(x: Working, g: Tensor) -> tuple[Tensor, Tensor]:
    b1, b2 = x.options["betas"]
    m, v0 = _mean(x, g, b1), x.was.get("exp_avg_sq", torch.zeros_like(g))
    v = b2 * v0 + (1 - b2) * g**2
    x.say(
        "mean of their squares",
        "v ← β₂·v + (1 − β₂)·g²",
        f"{b2:g} · {{v0}} + {1 - b2:g} · {{used}}² = {{v}}",
        v0=v0,
        v=v,
    )
    return m, v


def _adam(x: Working) -> None:
    o, g = x.options, x.begin()
    weight, name = _decoupled(x)
    m, v = _moments(x, g)
    (b1, b2), rate, eps, t = o["betas"], o["lr"], o["eps"], x.now["step"]
    size = v
    if o["amsgrad"]:
        size = torch.maximum(x.was.get("max_exp_avg_sq", torch.zeros_like(v)), v)
        x.say("amsgrad takes the largest so far", "v ← max(v so far)", "{vm}", vm=size)
    mh, vh = m / (1 - b1**t), size / (1 - b2**t)
    x.say("both began at zero: undo that", "m̂ = m / (1 − β₁ᵗ)", f"{{m}} / (1 − {b1:g}^{t:g}) = {{mh}}", mh=mh)
    x.say(
        "the same for the squares",
        "v̂ = v / (1 − β₂ᵗ)",
        f"{{{'vm' if o['amsgrad'] else 'v'}}} / (1 − {b2:g}^{t:g}) = {{vh}}",
        vh=vh,
    )
    x.update = weight - x.value - rate * mh / (vh.sqrt() + eps)
    x.say(
        "move by the mean over its size, times the rate",
        "w ← w − η·m̂ / (√v̂ + ε)",
        f"{name} − {rate:g} · {{mh}} / (√{{vh}} + {eps:g}) = {{w1}}",
        w1=x.value + x.update,
    )


def _rmsprop(x: Working) -> None:
    o, g = x.options, x.begin()
    none, alpha, rate, eps = torch.zeros_like(g), o["alpha"], o["lr"], o["eps"]
    v0 = x.was.get("square_avg", none)
    v = alpha * v0 + (1 - alpha) * g**2
    x.say(
        "mean of recent squares",
        "v ← α·v + (1 − α)·g²",
        f"{alpha:g} · {{v0}} + {1 - alpha:g} · {{used}}² = {{v}}",
        v0=v0,
        v=v,
    )
    size, inside = v, "{v}"
    if o["centered"]:
        a0 = x.was.get("grad_avg", none)
        a = alpha * a0 + (1 - alpha) * g
        x.say(
            "mean of recent gradients",
            "a ← α·a + (1 − α)·g",
            f"{alpha:g} · {{a0}} + {1 - alpha:g} · {{used}} = {{a}}",
            a0=a0,
            a=a,
        )
        size, inside = v - a**2, "({v} − {a}²)"
    ratio = g / (size.sqrt() + eps)
    x.say("the gradient over its recent size", "d = g / (√v + ε)", f"{{used}} / (√{inside} + {eps:g}) = {{d}}", d=ratio)
    if o["momentum"]:
        b0 = x.was.get("momentum_buffer", none)
        b = o["momentum"] * b0 + ratio
        x.say(
            "momentum keeps a share of the last",
            "b ← μ·b + d",
            f"{o['momentum']:g} · {{b0}} + {{d}} = {{b}}",
            b0=b0,
            b=b,
        )
        x.move("move that way, times the rate", "w ← w − η·b", f"{{w}} − {rate:g} · {{b}} = {{w1}}", -rate * b)
    else:
        x.move("move that way, times the rate", "w ← w − η·d", f"{{w}} − {rate:g} · {{d}} = {{w1}}", -rate * ratio)


def _adagrad(x: Working) -> None:
    o, g = x.options, x.begin()
    t, rate, eps = x.now["step"], o["lr"], o["eps"]
    s0 = x.was.get("sum", torch.zeros_like(g))
    s = s0 + g**2
    x.say("the sum of all squares so far", "s ← s + g²", "{s0} + {used}² = {s}", s0=s0, s=s)
    if o["lr_decay"]:
        rate = rate / (1 + (t - 1) * o["lr_decay"])
        x.say(
            "the rate has shrunk by now",
            "η ← η / (1 + (t − 1)·decay)",
            f"{o['lr']:g} / (1 + {t - 1:g} · {o['lr_decay']:g}) = {rate:.4g}",
        )
    x.move(
        "move by the gradient over the root of that sum, times the rate",
        "w ← w − η·g / (√s + ε)",
        f"{{w}} − {rate:.4g} · {{used}} / (√{{s}} + {eps:g}) = {{w1}}",
        -rate * g / (s.sqrt() + eps),
    )


def _adamax(x: Working) -> None:
    o, g = x.options, x.begin()
    (b1, b2), rate, eps, t = o["betas"], o["lr"], o["eps"], x.now["step"]
    m, u0 = _mean(x, g, b1), x.was.get("exp_inf", torch.zeros_like(g))
    u = torch.maximum(b2 * u0, g.abs() + eps)
    x.say(
        "the largest recent gradient",
        "u ← max(β₂·u, |g| + ε)",
        f"max({b2:g} · {{u0}}, |{{used}}| + {eps:g}) = {{u}}",
        u0=u0,
        u=u,
    )
    x.move(
        "move by the mean over that size; the mean began at zero, which is undone",
        "w ← w − η / (1 − β₁ᵗ)·m / u",
        f"{{w}} − {rate:g} / (1 − {b1:g}^{t:g}) · {{m}} / {{u}} = {{w1}}",
        -rate / (1 - b1**t) * m / u,
    )


def _adadelta(x: Working) -> None:
    o, g = x.options, x.begin()
    rho, rate, eps, none = o["rho"], o["lr"], o["eps"], torch.zeros_like(g)
    v0, a0 = x.was.get("square_avg", none), x.was.get("acc_delta", none)
    v = rho * v0 + (1 - rho) * g**2
    d = (a0 + eps).sqrt() / (v + eps).sqrt() * g
    x.say(
        "mean of recent squares",
        "v ← ρ·v + (1 − ρ)·g²",
        f"{rho:g} · {{v0}} + {1 - rho:g} · {{used}}² = {{v}}",
        v0=v0,
        v=v,
    )
    x.say(
        "the gradient, scaled by the size of past moves over the size of past gradients",
        "d = √(a + ε) / √(v + ε)·g",
        f"√({{a0}} + {eps:g}) / √({{v}} + {eps:g}) · {{used}} = {{d}}",
        a0=a0,
        d=d,
    )
    x.move("move that way, times the rate", "w ← w − η·d", f"{{w}} − {rate:g} · {{d}} = {{w1}}", -rate * d)


RULES: dict[str, Rule] = {
    "SGD": _sgd,
    "Adam": _adam,
    "AdamW": _adam,
    "RMSprop": _rmsprop,
    "Adagrad": _adagrad,
    "Adamax": _adamax,
    "Adadelta": _adadelta,
}
"""The rules that are taken apart, by the class in ``torch.optim``."""
