"""Where admission can stand."""

from aiogram.fsm.state import State, StatesGroup


class Admit(StatesGroup):
    """The queue, one application, dates of papers and certificates, a reason to refuse, whom to enter from the journal, what
    is asked back, who is ready, another class or school, a pause, papers in a pile and their day."""

    queue = State()
    card = State()
    paper = State()
    certificate = State()
    refuse = State()
    journal = State()
    more = State()
    adult = State()
    withdrawal = State()
    ready = State()
    question = State()
    school_class = State()
    school = State()
    sure_school = State()
    rest = State()
    papers = State()
    papers_day = State()


class Quiz(StatesGroup):
    """Five questions on safety, and the end of them."""

    question = State()
    passed = State()
