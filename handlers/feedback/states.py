"""Where feedback can stand."""

from aiogram.fsm.state import State, StatesGroup


class Feedback(StatesGroup):
    """One question after another, then thanks."""

    question = State()


class Results(StatesGroup):
    """What pairs have said: by pair inside the school, means above it."""

    main = State()
