"""Which device is found, on machines that are not here: none, one or two GPUs, with tensor cores or without."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from coursekit.device import find_device


def pretend(monkeypatch, *gpus: tuple[str, tuple[int, int] | None], running: bool = False) -> list[str]:
    """A TensorFlow that sees these GPUs, (name, compute capability); returns those that may grow."""
    grown: list[str] = []

    def set_memory_growth(gpu, on):
        if running:
            raise RuntimeError("Physical devices cannot be modified after being initialized")
        grown.append(gpu.name)

    details = {name: {"device_name": name} | ({"compute_capability": capability} if capability else {}) for name, capability in gpus}
    experimental = SimpleNamespace(set_memory_growth=set_memory_growth, get_device_details=lambda gpu: details[gpu.name])
    config = SimpleNamespace(list_physical_devices=lambda kind: [SimpleNamespace(name=name) for name, _ in gpus], experimental=experimental)
    monkeypatch.setitem(sys.modules, "tensorflow", SimpleNamespace(config=config))
    return grown


def test_without_a_gpu_it_is_the_cpu(monkeypatch):
    pretend(monkeypatch)
    assert str(find_device()) == "CPU" and find_device().policy == "float32"


@pytest.mark.parametrize("name, capability, gpu, half", [
    ("NVIDIA H200", (9, 0), True, True), ("Tesla V100", (7, 0), True, True), ("Tesla P100", (6, 0), True, False),
    ("NVIDIA GeForce RTX 2060", (7, 5), True, True), ("NVIDIA GeForce GTX 1660 Ti", (7, 5), True, False), ("METAL", None, False, False)])
def test_half_precision_is_for_tensor_cores(monkeypatch, name, capability, gpu, half):
    pretend(monkeypatch, (name, capability))
    device = find_device()
    assert (device.is_gpu, device.half_precision, device.name) == (gpu, half, f"GPU: {name}")


def test_of_two_gpus_both_may_grow(monkeypatch):
    assert pretend(monkeypatch, ("first", (8, 0)), ("second", (8, 0))) == [] and find_device().name == "GPU: first"
    grown = pretend(monkeypatch, ("first", (8, 0)), ("second", (8, 0)))
    find_device()
    assert grown == ["first", "second"]


def test_once_tensorflow_runs_it_has_been_decided(monkeypatch):
    pretend(monkeypatch, ("first", (8, 0)), running=True)
    assert find_device().half_precision
