"""Whose signatures bind (A2)."""

from agreements.binding import Power, binds

ALONE, JOINT, OTHER = Power("1", False), Power("2", True), Power("3", True)


def test_nobody_binds_nobody():
    assert not binds(set(), [ALONE, JOINT])
    assert not binds({"9"}, [ALONE])
    assert not binds({"1"}, [])


def test_one_who_represents_alone_is_enough():
    assert binds({"1"}, [ALONE, JOINT])


def test_joint_representatives_sign_two():
    assert not binds({"2"}, [JOINT, OTHER])
    assert binds({"2", "3"}, [JOINT, OTHER])


def test_one_person_with_two_joint_powers_is_one():
    assert not binds({"2"}, [JOINT, Power("2", True)])
