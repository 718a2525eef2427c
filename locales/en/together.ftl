# One meeting of several pairs

together-open = 👥 All together (a group)
together-open-journal = 📒 Meetings from the journal
together-pair = { $mentor } — { $mentee }
together-ask-who = { $journal ->
    [yes] <b>Meetings from the journal.</b> Here are the pairs in which somebody has no phone. Tick who met on one day.
   *[no] { $polite ->
        [ty] <b>A group meeting.</b> Untick those who were not there.
       *[vy] <b>A group meeting.</b> Please untick those who were not there.
    }
}
    Ticked: { $count } of { $all }.
together-on = Next ➡️ ({ $count })
together-ask-day = Meeting: { $count ->
    [one] { $count } pair
   *[other] { $count } pairs
}. When?
together-ask-minutes = Meeting on { $day }: { $count ->
    [one] { $count } pair
   *[other] { $count } pairs
}. How long was it? The kind is the next one of each pair's own cycle.
together-done = ✅ <b>Logged: { $count }</b> — { $day }, { $minutes } min.
together-not = ⚠️ { $who }: { $reason ->
    [future] that day has not been yet.
    [before_pair] the pair did not work yet on that day.
    [after_pair] the pair did not work any more on that day.
    [pair_not_active] the pair is not working now.
    [too_late] more than a week has passed, the curator can correct it.
   *[other] it could not be logged.
}
together-more = … and { $count } more.
together-where = Where did you meet?

# Answers by the journal: of those without a phone
journal-open = 🖊 Answers by the journal ({ $words })
journal-words = { $all ->
    [0] No answer of anybody without a phone is awaited.
   *[other] <b>Answers by the journal: { $all } awaited</b>
    Tick what people without a phone have told you: “yes” to a pair and “yes, we met”. Ticked: { $count }.
}
journal-line = { $ticked ->
    [yes] ☑️
   *[no] ⬜
} { $day ->
    [none] { $side ->
        [mentor] { $mentor } takes { $mentee }
       *[mentee] { $mentee } agrees to { $mentor }
    }
   *[other] Meeting { $day }: { $mentor } — { $mentee }
}
journal-rest = ☑️ Tick all ({ $rest })
journal-mark = ✅ Record by the journal ({ $count })
journal-done = { $done ->
    [0] {""}
   *[other] ✅ Recorded: { $done }.
} { $refused ->
    [0] {""}
   *[other] ⚠️ Not recorded: { $refused }. The pair's card says why.
}
