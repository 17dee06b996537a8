"""Round trips compared with what torch and NumPy do."""

import numpy as np
import pytest

from playground.numpy_gpu.bridge.round_trips import ROUND_TRIPS, RoundTrip
from playground.numpy_gpu.bridge.tasks import run_round_trip, run_round_trips

EVERY_TRIP = pytest.mark.parametrize("trip", ROUND_TRIPS.values(), ids=ROUND_TRIPS)


@pytest.mark.covers("devices.dtypes")
@EVERY_TRIP
def test_a_round_trip_ends_as_its_entry_states(trip: RoundTrip) -> None:
    result = run_round_trip(trip.source)
    assert result.error.split(":")[0] == trip.error_class
    assert bool(result.warning) == trip.warns
    assert bool(trip.error_class) == (result.back == "")
    assert trip.reason.endswith((".", ".)"))


@pytest.mark.covers("devices.dtypes")
@EVERY_TRIP
def test_a_repair_ends_without_error_or_warning(trip: RoundTrip) -> None:
    if not trip.repair:
        assert not trip.error_class
        assert not trip.warns
        return
    repaired = run_round_trip(trip.repair_source)
    assert (repaired.error, repaired.warning) == ("", "")
    assert np.dtype(repaired.back)


@pytest.mark.covers("devices.float64")
def test_floats_become_float64_and_one_cast_makes_them_float32() -> None:
    trip = ROUND_TRIPS["float64"]
    assert run_round_trip(trip.source).tensor == "torch.float64"
    assert run_round_trip(trip.repair_source).tensor == "torch.float32"


@pytest.mark.covers("devices.dtypes")
def test_what_is_converted_unchanged_shares_memory_too() -> None:
    unchanged = [trip for trip in ROUND_TRIPS.values() if not trip.repair]
    assert {trip.name for trip in unchanged} >= {"float32", "int64", "uint8", "bool_", "complex64"}
    for trip in unchanged:
        result = run_round_trip(trip.source)
        assert result.array == result.back
        assert result.shares


@pytest.mark.covers("devices.dtypes")
def test_the_warning_about_read_only_arrays_is_torchs_own() -> None:
    assert "not writable" in run_round_trip(ROUND_TRIPS["read-only"].source).warning


def test_one_task_runs_every_round_trip_and_every_repair() -> None:
    results = run_round_trips()
    assert all(trip.source in results for trip in ROUND_TRIPS.values())
    assert all(not trip.repair or trip.repair_source in results for trip in ROUND_TRIPS.values())
