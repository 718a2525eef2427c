# “Participants”: a school's list, search, filter

home-roll = 👤 Participants
roll-main = 👤 <b>Participants: { $organization }</b>
    { $narrowed ->
        [none] In all: { $count }. To find somebody, type a part of the name, the code or the class.
       *[other] { $narrowed }
            { $count ->
                [0] Nobody was found.
               *[other] Found: { $count }
            }
    }
    🤝 in a pair · ✓ admitted · ⏳ waits · ⏸ rests · 📄 consent missing · 📓 no phone
roll-line = { $standing ->
    [applied] ⏳
    [resting] ⏸
    [refused] ✖️
    [left] ▫️
   *[admitted] { $paired ->
        [yes] 🤝
       *[no] ✓
    }
} { $who } · { $part ->
    [mentee] mentee
   *[mentor] mentor
}{ $consented ->
    [yes] {""}
   *[no] {" "}📄
}{ $phone ->
    [yes] {""}
   *[no] {" "}📓
}
roll-searched = 🔎 “{ $words }”
roll-sieve = 🔎 Filter
roll-clear = ✖️ Show everybody
roll-show = 👤 Show
roll-ask-sieve = 🔎 Whom to show?
roll-facet = { $facet ->
    [form] Form
    [role] Role
    [state] State
   *[grade] Class
}: { $value }
roll-any = all
roll-value = { $facet ->
    [role] { $value ->
        [mentee] mentees
       *[mentor] mentors
    }
    [state] { $value ->
        [applied] waiting
        [admitted] admitted
        [resting] resting
        [refused] refused
       *[left] left
    }
   *[grade] class { $value }
}
roll-lack = { $lack ->
    [mentor] without mentor
    [consent] without consent
   *[phone] without phone
}
roll-ask-value = { $facet ->
    [form] Which form?
    [role] Which part?
    [state] Which state?
   *[grade] Which class?
}
