"""Where the conversation about a programme's forms can stand."""

from aiogram.fsm.state import State, StatesGroup


class Forms(StatesGroup):
    """Forms and lists, one list of tags, one tag, words that are typed (of a new tag, or others); how the share is counted;
    the lists of questions to pairs, one of them, one question, its words; the questions of the form of joining, one of them, what
    is typed for it."""

    main = State()
    tags = State()
    one = State()
    words = State()
    counting = State()
    sheets = State()
    questions = State()
    question = State()
    question_words = State()
    joining = State()
    joining_one = State()
    joining_words = State()
