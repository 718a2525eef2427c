# Matching a whole list: drafts side by side, changed by hand, proposed together, taken back

rounds-match-all = 🧩 Match everybody ({ $together })
rounds-continue = 📋 Draft of the matching: { $pairs_count ->
    [one] { $pairs_count } pair
   *[other] { $pairs_count } pairs
}
rounds-failed = ⚠️ The list could not be matched: it takes too long. Try again, or match one form at a time.
rounds-ask-list = <b>Whom shall we match?</b>
rounds-list = { $form ->
    [all] 🧩 All forms
   *[other] { $form }
}{ $organization ->
    [none] {""}
   *[other] {" "}· { $organization }
} · { $count }
rounds-drafts = <b>Draft: { $count ->
    [one] { $count } pair
   *[other] { $count } pairs
}</b>{ $alone ->
    [0] .
   *[other] , without a mentor: { $alone }.
} Nobody has been told anything.
    A number opens a pair: another mentor may be chosen there.
rounds-done = { $unsaid ->
    [0] <b>Pairs proposed: { $proposed }.</b> Both sides have been asked; their answers will reach you.
   *[other] <b>Pairs proposed: { $proposed }.</b> Both sides will be asked in 10 minutes at the earliest. Until then all of it can be taken back, and nobody will know.
}
rounds-line = { $number }. <b>{ $mentee }</b> ← <b>{ $mentor }</b>{ $by_hand ->
        [yes] {" "}✍️
       *[no] {""}
    }
    { $reasons }{ $group ->
        [1] {""}
        [0] {""}
       *[other] ; a group of { $group }
    }{ $elsewhere ->
        [none] {""}
       *[other] ; mentors also in: { $elsewhere }
    }
rounds-number = { $number }
rounds-refused = ⚠️ { $mentee } ← { $mentor } was not proposed. { $why }
rounds-alone = 😕 Without a mentor: { $alone }
rounds-propose = ✅ Propose { $count_waiting ->
    [one] { $count_waiting } pair
   *[other] all { $count_waiting } pairs
}
rounds-take-back = ↩️ Take back ({ $count_unsaid })
rounds-drop = 🗑 Throw the draft away
rounds-one = <b>{ $mentee }</b> ← <b>{ $mentor }</b>
    { $reasons }
rounds-one-alone = <b>{ $mentee }</b>: without a mentor for now.
rounds-others =
    <b>Who else would suit:</b>
rounds-candidate = • <b>{ $mentor }</b>: { $reasons }{ $capacity ->
        [1] {""}
       *[other] ; places taken: { $taken } of { $capacity }
    }{ $now_with ->
        [none] {""}
       *[other] ; in the draft with { $now_with }
    }
rounds-choose = Choose: { $mentor }
rounds-leave = Leave without a mentor
rounds-displaced = ℹ️ { $mentee } is without a mentor now: the place went to somebody else.
rounds-alone-head = <b>Who is left without a mentor, and why</b>
rounds-alone-line = • <b>{ $mentee }</b>: { $by_hand ->
    [yes] you decided so
   *[no] { $fitting ->
        [0] no mentor fits
        [one] { $fitting } mentor fitted but is needed more by others
       *[other] { $fitting } mentors fitted but are needed more by others
    }
}{ $why ->
    [none] {""}
   *[other] . The rest: { $why }
}
rounds-why = { $obstacle ->
    [same_person] the same person
    [other_form] another form
    [other_organisation] another organisation
    [mentee_not_admitted] the mentee is not admitted
    [mentor_not_admitted] not admitted
    [mentee_consent] the mentee lacks a consent
    [mentor_consent] a consent is missing
    [clearance] the check is not finished
    [capacity] no free places
    [class_gap] not older
    [already_paired] paired with them already
    [mentee_taken] the mentee has a pair
    [resting] rests until a day
    [held] not matched for now
   *[refused_earlier] refused earlier
} — { $count }
rounds-find = Find a mentor: { $mentee }
