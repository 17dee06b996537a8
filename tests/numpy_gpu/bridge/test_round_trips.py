"""Round trips against what torch and NumPy really answer."""

import numpy as np
import pytest

from playground.numpy_gpu.bridge.round_trips import ROUND_TRIPS, RoundTrip, travel

EVERY_TRIP = pytest.mark.parametrize("trip", ROUND_TRIPS.values(), ids=ROUND_TRIPS)


@pytest.mark.covers("devices.dtypes")
@EVERY_TRIP
def test_a_trip_ends_as_its_entry_says(trip: RoundTrip) -> None:
    travelled = travel(trip.source)
    assert travelled.error.split(":")[0] == trip.fails
    assert bool(travelled.warning) == trip.warns
    assert bool(trip.fails) == (travelled.back == "")
    assert trip.reason.endswith((".", ".)"))


@pytest.mark.covers("devices.dtypes")
@EVERY_TRIP
def test_a_repair_arrives_without_error_or_warning(trip: RoundTrip) -> None:
    if not trip.repair:
        assert not trip.fails
        assert not trip.warns
        return
    repaired = travel(trip.repair_source)
    assert (repaired.error, repaired.warning) == ("", "")
    assert np.dtype(repaired.back)


@pytest.mark.covers("devices.float64")
def test_floats_arrive_as_float64_and_one_cast_mends_it() -> None:
    trip = ROUND_TRIPS["float64"]
    assert travel(trip.source).tensor == "torch.float64"
    assert travel(trip.repair_source).tensor == "torch.float32"


@pytest.mark.covers("devices.dtypes")
def test_what_crosses_unchanged_shares_memory_too() -> None:
    unchanged = [trip for trip in ROUND_TRIPS.values() if not trip.repair]
    assert {trip.name for trip in unchanged} >= {"float32", "int64", "uint8", "bool_", "complex64"}
    for trip in unchanged:
        travelled = travel(trip.source)
        assert travelled.array == travelled.back
        assert travelled.shares


@pytest.mark.covers("devices.dtypes")
def test_the_warning_about_read_only_arrays_is_torchs_own() -> None:
    assert "not writable" in travel(ROUND_TRIPS["read-only"].source).warning
