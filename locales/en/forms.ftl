# Forms and what can be chosen in them: what a coordinator sets for the programme

home-forms = 🧩 Forms and tags
forms-no-programme = There is no mentorship programme yet: it comes with the first road map. After that you can choose forms and change the questionnaire here.
forms-main =
    <b>Forms and tags: { $title }</b>

    Press a form to switch it on or off. One that is off is no longer offered to newcomers; whoever takes part already goes on.
    Below is what participants tick in the questionnaire.
forms-beside =
    <b>Programme: { $title }</b>

    It runs beside another one. The forms that are switched on count for it too: participants and pairs are shared, and nobody signs up twice. There is one questionnaire; it is changed in the programme “{ $asks }”.
forms-other = 🗂 { $title }
forms-form = { $used ->
    [yes] ✅
   *[no] ⬜️
} { $form }
forms-list = { $list ->
    [interest] ⭐ Interests
    [pupil] 🎯 Topics for pupils
   *[adult] 🎓 Topics for adults
} ({ $count })
forms-tags =
    <b>{ $list ->
        [interest] Interests
        [pupil] Topics where the mentee is a pupil
       *[adult] Topics where the mentee is an adult
    }</b>
    { $list ->
        [interest] Everybody who fills in the questionnaire sees them.
       *[other] A mentee ticks what help is wanted with, a mentor what help can be given with. Pairs are matched by what they share.
    }

    Offered: { $count } of at most { $most }. Press one to rename or retire it.
forms-tag = { $offered ->
    [yes] { $tag }
   *[no] 🚫 { $tag }
}
forms-add = ➕ Add
forms-one =
    <b>{ $tag }</b>
    { $offered ->
        [yes] Offered in the questionnaire.
       *[no] No longer offered. Earlier answers keep it.
    }
    { $count ->
        [0] Nobody has chosen it yet.
       *[other] Participants with this answer: { $count }.
    }
forms-rename = ✏️ Rename
forms-retire = 🚫 Retire
forms-restore = ↩️ Offer again
forms-ask-words = { $old ->
    [none] Type the name in one line, up to { $longest } characters. It may begin with a sign, such as “🏕 Hiking”.
   *[other] Now: “{ $old }”. Type another name for the same thing, up to { $longest } characters. Whoever has chosen it keeps it; for something else, add a new one.
}
forms-refused = ⚠️ { $reason ->
    [empty] There is no letter in the name.
    [too_long] It does not fit on a button: make it shorter.
    [several_lines] Type one name in one line.
    [known] This list has that name already (perhaps among the retired: then offer it again).
    [full] A phone's screen holds { $most }: retire something first.
    [last] At least one has to remain.
   *[gone] It is not there any more.
}

# How the share is counted
forms-counting-button = 🧮 How the share is counted
forms-counting =
    <b>How the share is counted: { $title }</b>

    Tap a line to change it. The share is counted anew at once; targets that are already closed stay as they are.
forms-counting-choice = { $setting ->
    [counting] Counted: { $value ->
        [pair] a pair
       *[meeting] a pair and a meeting
    }
    [counted-role] Who: { $value ->
        [mentee] mentees only
       *[either] pupils who mentor as well
    }
    [counted-year] Year: { $value ->
        [school] of the school, from 1 September
       *[calendar] of the calendar
    }
   *[other] Number of learners: asked for on { $value ->
        [d09-15] 15 September
        [d10-01] 1 October
       *[other] 1 September
    }
}
forms-counting-kept = Saved.

# Questions to pairs at the beginning and the end
forms-questions-button = 💬 Questions to pairs
forms-sheets =
    <b>Questions to pairs</b>

    A pair answers them at the beginning and at the end, with one tap each. What has been answered stays, whatever you change here.
forms-sheet = { $stage ->
    [start] 🌱 At the beginning
   *[end] 🏁 At the end
}: { $part ->
    [mentor] mentor
   *[mentee] mentee
} ({ $count })
forms-questions =
    <b>{ $stage ->
        [start] At the beginning of a pair
       *[end] At the end of a pair
    }, { $part ->
        [mentor] questions to the mentor
       *[mentee] questions to the mentee
    }</b>

    In the order in which the bot asks them: at most { $most } in one form. Tap a number to change, move or retire the question. ⏭ may be skipped, 🚫 is not asked any more.
forms-question-line = { $number }. { $words }{ $optional ->
    [yes] {" "}⏭
   *[no] {""}
}{ $offered ->
    [yes] { $every ->
        [yes] {""}
       *[no] {" "}<i>(not in every form)</i>
    }
   *[no] {" "}🚫
}
forms-question-number = { $offered ->
    [yes] { $number }
   *[no] 🚫 { $number }
}
forms-question-add-scale = ➕ A question answered from 1 to 10
forms-question-add-faces = ➕ A question answered by a face
forms-question-one =
    <b>{ $words }</b>
    { $kind ->
        [scale] Answered by a number from 1 to 10
       *[faces] Answered by a face
    }{ $optional ->
        [yes] , may be skipped
       *[no] {""}
    }{ $every ->
        [yes] .
       *[no] . Not asked in every form.
    }
    { $offered ->
        [yes] Place in the list: { $number } of { $all }.
       *[no] Not asked any more. Earlier answers stay.
    } { $count ->
        [0] No answers yet.
       *[other] Answers: { $count }.
    }
forms-question-reword = ✏️ Put it in other words
forms-question-up = ⬆️ Ask it earlier
forms-question-may-skip = ⏭ Allow skipping
forms-question-must = ❗️ No skipping
forms-question-retire = 🚫 Ask it no more
forms-question-restore = ↩️ Ask it again
forms-question-ask-words = { $old ->
    [none] Type the question in one line, up to { $longest } characters. { $kind ->
        [scale] It will be answered by a number from 1 (not at all) to 10 (completely)
       *[faces] It will be answered by a face, from 😞 to 😀
    }. Pupils and adults will read it, for example “How useful are the meetings?”
   *[other] Now: “{ $old }”. Type the same question in other words, up to { $longest } characters: earlier answers stay with it. For something else, add a new one.
}
forms-question-refused = ⚠️ { $reason ->
    [empty] There is no letter in the question.
    [too_long] Nobody reads more than { $longest } characters on a phone: make it shorter.
    [several_lines] Type one question in one line.
    [known] This list has that question already (perhaps among the retired: then ask it again).
    [full] At most { $most } questions in one form: retire one first.
    [last] At least one question has to remain in every form.
   *[gone] This question is not there any more.
}

# Questions of the form
forms-joining-button = 📝 Questions of the form
forms-joining =
    <b>{ $part ->
        [mentor] The mentor's form
       *[mentee] The mentee's form
    }: what the bot asks</b>

    First the consent: the law demands it, and its text is one. Then in this order; the order keeps itself, because each answer decides what is asked next. What a link has carried is not asked.
    Press a number to put the question otherwise or to take it out. ⏭ — may be passed over, 🚫 — not asked.
forms-joining-line = { $number }. { $words }{ $chips ->
    [none] {""}
   *[other] {" "}<i>{ $chips }</i>
}{ $optional ->
    [yes] {" "}⏭
   *[no] {""}
}{ $offered ->
    [yes] {""}
   *[no] {" "}🚫
}
forms-joining-shipped = { $question ->
    [category] Who are you? (pupil, teacher, student…)
    [form] Which form do you choose?
    [school_class] Which class are you in?
    [name] What is your name?
    [tags] What is interesting, and what to help with? (topics: see “Questionnaire and forms”)
    [capacity] How many mentees at once?
   *[day] Which day suits?
}
forms-joining-add = ➕ An own question
forms-joining-other = { $other ->
    [mentor] 🤝 The mentor's form
   *[mentee] 🎒 The mentee's form
}
forms-joining-one =
    <b>{ $words }</b>
    { $offered ->
        [yes] { $optional ->
            [yes] May be passed over.
           *[no] { $without ->
                [category] This answer is needed: consents and checks depend on it.
                [form] This answer is needed: pairs are made within a form.
                [school_class] This answer is needed: the code and the gap of age follow from the class.
                [name] This answer is needed: the curator knows the person by it.
               *[may] Everybody is asked.
            }
        }
       *[no] Not asked any more. Earlier answers stay.
    }{ $own ->
        [yes] {" "}Answers: { $chips }. { $count ->
            [0] Nobody has answered yet.
           *[other] Answered: { $count }.
        }
       *[no] {""}
    }
forms-joining-answers = 🔘 Other answers
forms-joining-ask-words = { $what ->
    [new] Write in one message: the question in the first line (up to { $longest } signs), the answers below it, each on a line of its own: { $fewest } to { $most }, up to { $chip } signs. For example:

    Where do you like to meet?
    At school
    Online through the school

    There is one such question; it stands beside the interests, so the form stays at five steps and seven taps. Do not ask about health, family, nationality or faith: the participants' consent does not cover it.
    [answers] Now: { $old }. Write all the answers, each on a line of its own: { $fewest } to { $most }, up to { $chip } signs. One that is as before stays itself; one that goes is still read where it was chosen.
   *[words] Now: “{ $old }”. Write the same question in other words, up to { $longest } signs: its answers stay with it.
}
forms-joining-refused = ⚠️ { $reason ->
    [empty] There is no letter in it.
    [too_long] Too long: a question up to { $longest } signs, an answer up to { $chip }.
    [several_lines] Write the question in one line.
    [known] There is such a question or answer already.
    [few] At least { $fewest } answers are needed, each on a line of its own.
    [full] There is one own question, with at most { $most } answers. Take out the earlier one first.
    [last] The form cannot do without this question.
   *[gone] There is no such question any more.
}
