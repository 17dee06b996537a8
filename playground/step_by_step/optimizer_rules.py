"""The update rules of optimizers, derived line by line. They follow torch's own code for a single tensor."""

from collections.abc import Callable

import torch
from torch import Tensor

from playground.step_by_step.derivation import Derivation

Rule = Callable[[Derivation], None]


def _sgd(x: Derivation) -> None:
    o, g = x.options, x.add_gradient()
    rate, momentum, dampening = o["lr"], o["momentum"], o["dampening"]
    if not momentum:
        x.add_update(
            "subtract the gradient, times the learning rate",
            "w ← w − η·g",
            f"{{w}} − {rate:g} · {{used}} = {{w1}}",
            -rate * g,
        )
        return
    buffer_before = x.state_before.get("momentum_buffer")
    buffer = g if buffer_before is None else momentum * buffer_before + (1 - dampening) * g
    if buffer_before is None:
        x.add_line("in the first step the buffer is the gradient", "b ← g", "{b}", b=buffer)
    else:
        share = f"{1 - dampening:g} · " if dampening else ""
        x.add_line(
            "momentum: a share of the last buffer, plus the gradient",
            "b ← μ·b + (1 − δ)·g" if dampening else "b ← μ·b + g",
            f"{momentum:g} · {{b0}} + {share}{{used}} = {{b}}",
            b0=buffer_before,
            b=buffer,
        )
    if o["nesterov"]:
        ahead = g + momentum * buffer
        x.add_line(
            "nesterov adds the momentum once more",
            "d ← g + μ·b",
            f"{{used}} + {momentum:g} · {{b}} = {{d}}",
            d=ahead,
        )
        x.add_update(
            "subtract that direction, times the learning rate",
            "w ← w − η·d",
            f"{{w}} − {rate:g} · {{d}} = {{w1}}",
            -rate * ahead,
        )
    else:
        x.add_update(
            "subtract the buffer, times the learning rate",
            "w ← w − η·b",
            f"{{w}} − {rate:g} · {{b}} = {{w1}}",
            -rate * buffer,
        )


def _add_decoupled_decay(x: Derivation) -> tuple[Tensor, str]:
    """AdamW's weight decay, which makes the weight itself smaller first. Returns the weight and the name of its array."""
    rate, decay = x.options["lr"], x.options["weight_decay"]
    if not (decay and x.options.get("decoupled_weight_decay")):
        return x.value, "{w}"
    shrunk = x.value * (1 - rate * decay)
    x.add_line(
        "weight decay makes the weight itself smaller",
        "w ← w·(1 − η·λ)",
        f"{{w}} · (1 − {rate:g} · {decay:g}) = {{ws}}",
        ws=shrunk,
    )
    return shrunk, "{ws}"


def _add_mean(x: Derivation, g: Tensor, b1: float) -> Tensor:
    m0 = x.state_before.get("exp_avg", torch.zeros_like(g))
    m: Tensor = b1 * m0 + (1 - b1) * g
    x.add_line(
        "moving mean of the gradients",
        "m ← β₁·m + (1 − β₁)·g",
        f"{b1:g} · {{m0}} + {1 - b1:g} · {{used}} = {{m}}",
        m0=m0,
        m=m,
    )
    return m


def _add_moments(x: Derivation, g: Tensor) -> tuple[Tensor, Tensor]:
    b1, b2 = x.options["betas"]
    m, v0 = _add_mean(x, g, b1), x.state_before.get("exp_avg_sq", torch.zeros_like(g))
    v = b2 * v0 + (1 - b2) * g**2
    x.add_line(
        "moving mean of their squares",
        "v ← β₂·v + (1 − β₂)·g²",
        f"{b2:g} · {{v0}} + {1 - b2:g} · {{used}}² = {{v}}",
        v0=v0,
        v=v,
    )
    return m, v


def _adam(x: Derivation) -> None:
    o, g = x.options, x.add_gradient()
    weight, name = _add_decoupled_decay(x)
    m, v = _add_moments(x, g)
    (b1, b2), rate, eps, t = o["betas"], o["lr"], o["eps"], x.state_after["step"]
    size = v
    if o["amsgrad"]:
        size = torch.maximum(x.state_before.get("max_exp_avg_sq", torch.zeros_like(v)), v)
        x.add_line("amsgrad uses the largest so far", "v ← max(v so far)", "{vm}", vm=size)
    mh, vh = m / (1 - b1**t), size / (1 - b2**t)
    x.add_line(
        "bias correction, because the mean started at zero",
        "m̂ = m / (1 − β₁ᵗ)",
        f"{{m}} / (1 − {b1:g}^{t:g}) = {{mh}}",
        mh=mh,
    )
    x.add_line(
        "the same for the mean of the squares",
        "v̂ = v / (1 − β₂ᵗ)",
        f"{{{'vm' if o['amsgrad'] else 'v'}}} / (1 − {b2:g}^{t:g}) = {{vh}}",
        vh=vh,
    )
    x.update = weight - x.value - rate * mh / (vh.sqrt() + eps)
    x.add_line(
        "subtract the mean divided by the root of the squares, times the learning rate",
        "w ← w − η·m̂ / (√v̂ + ε)",
        f"{name} − {rate:g} · {{mh}} / (√{{vh}} + {eps:g}) = {{w1}}",
        w1=x.value + x.update,
    )


def _rmsprop(x: Derivation) -> None:
    o, g = x.options, x.add_gradient()
    zeros, alpha, rate, eps = torch.zeros_like(g), o["alpha"], o["lr"], o["eps"]
    v0 = x.state_before.get("square_avg", zeros)
    v = alpha * v0 + (1 - alpha) * g**2
    x.add_line(
        "moving mean of the squares",
        "v ← α·v + (1 − α)·g²",
        f"{alpha:g} · {{v0}} + {1 - alpha:g} · {{used}}² = {{v}}",
        v0=v0,
        v=v,
    )
    size, inside = v, "{v}"
    if o["centered"]:
        a0 = x.state_before.get("grad_avg", zeros)
        a = alpha * a0 + (1 - alpha) * g
        x.add_line(
            "moving mean of the gradients",
            "a ← α·a + (1 − α)·g",
            f"{alpha:g} · {{a0}} + {1 - alpha:g} · {{used}} = {{a}}",
            a0=a0,
            a=a,
        )
        size, inside = v - a**2, "({v} − {a}²)"
    ratio = g / (size.sqrt() + eps)
    x.add_line(
        "the gradient divided by its recent size",
        "d = g / (√v + ε)",
        f"{{used}} / (√{inside} + {eps:g}) = {{d}}",
        d=ratio,
    )
    if o["momentum"]:
        b0 = x.state_before.get("momentum_buffer", zeros)
        b = o["momentum"] * b0 + ratio
        x.add_line(
            "momentum: a share of the last buffer, plus this",
            "b ← μ·b + d",
            f"{o['momentum']:g} · {{b0}} + {{d}} = {{b}}",
            b0=b0,
            b=b,
        )
        x.add_update(
            "subtract the buffer, times the learning rate",
            "w ← w − η·b",
            f"{{w}} − {rate:g} · {{b}} = {{w1}}",
            -rate * b,
        )
    else:
        x.add_update(
            "subtract that, times the learning rate", "w ← w − η·d", f"{{w}} − {rate:g} · {{d}} = {{w1}}", -rate * ratio
        )


def _adagrad(x: Derivation) -> None:
    o, g = x.options, x.add_gradient()
    t, rate, eps = x.state_after["step"], o["lr"], o["eps"]
    s0 = x.state_before.get("sum", torch.zeros_like(g))
    s = s0 + g**2
    x.add_line("sum of all squared gradients so far", "s ← s + g²", "{s0} + {used}² = {s}", s0=s0, s=s)
    if o["lr_decay"]:
        rate = rate / (1 + (t - 1) * o["lr_decay"])
        x.add_line(
            "the learning rate, after its decay",
            "η ← η / (1 + (t − 1)·decay)",
            f"{o['lr']:g} / (1 + {t - 1:g} · {o['lr_decay']:g}) = {rate:.4g}",
        )
    x.add_update(
        "subtract the gradient divided by the root of that sum, times the learning rate",
        "w ← w − η·g / (√s + ε)",
        f"{{w}} − {rate:.4g} · {{used}} / (√{{s}} + {eps:g}) = {{w1}}",
        -rate * g / (s.sqrt() + eps),
    )


def _adamax(x: Derivation) -> None:
    o, g = x.options, x.add_gradient()
    (b1, b2), rate, eps, t = o["betas"], o["lr"], o["eps"], x.state_after["step"]
    m, u0 = _add_mean(x, g, b1), x.state_before.get("exp_inf", torch.zeros_like(g))
    u = torch.maximum(b2 * u0, g.abs() + eps)
    x.add_line(
        "the largest recent gradient, decaying",
        "u ← max(β₂·u, |g| + ε)",
        f"max({b2:g} · {{u0}}, |{{used}}| + {eps:g}) = {{u}}",
        u0=u0,
        u=u,
    )
    x.add_update(
        "subtract the mean divided by that size, with bias correction, because the mean started at zero",
        "w ← w − η / (1 − β₁ᵗ)·m / u",
        f"{{w}} − {rate:g} / (1 − {b1:g}^{t:g}) · {{m}} / {{u}} = {{w1}}",
        -rate / (1 - b1**t) * m / u,
    )


def _adadelta(x: Derivation) -> None:
    o, g = x.options, x.add_gradient()
    rho, rate, eps, zeros = o["rho"], o["lr"], o["eps"], torch.zeros_like(g)
    v0, a0 = x.state_before.get("square_avg", zeros), x.state_before.get("acc_delta", zeros)
    v = rho * v0 + (1 - rho) * g**2
    d = (a0 + eps).sqrt() / (v + eps).sqrt() * g
    x.add_line(
        "moving mean of the squares",
        "v ← ρ·v + (1 − ρ)·g²",
        f"{rho:g} · {{v0}} + {1 - rho:g} · {{used}}² = {{v}}",
        v0=v0,
        v=v,
    )
    x.add_line(
        "the gradient, times the size of past updates over the size of past gradients",
        "d = √(a + ε) / √(v + ε)·g",
        f"√({{a0}} + {eps:g}) / √({{v}} + {eps:g}) · {{used}} = {{d}}",
        a0=a0,
        d=d,
    )
    x.add_update(
        "subtract that, times the learning rate", "w ← w − η·d", f"{{w}} − {rate:g} · {{d}} = {{w1}}", -rate * d
    )


RULES: dict[str, Rule] = {
    "SGD": _sgd,
    "Adam": _adam,
    "AdamW": _adam,
    "RMSprop": _rmsprop,
    "Adagrad": _adagrad,
    "Adamax": _adamax,
    "Adadelta": _adadelta,
}
"""The rules that are derived line by line, by the class in ``torch.optim``."""
