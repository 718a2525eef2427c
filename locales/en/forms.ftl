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
