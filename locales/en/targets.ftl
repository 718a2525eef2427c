# The share: numbers, organisations, picture, number of learners, a target closes

home-share = 📊 Share of learners

# What names a line of targets: the paper in which they are promised.
share-paper = { $number ->
    [none] “{ $title }”
   *[other] { $issued ->
        [none] No. { $number }
       *[other] No. { $number } of { $issued }
    }
}

# Home screen
share-home-now = 📊 { $place }{ $base ->
    [school] {""}, schools
    [additional_education] {""}, additional education
   *[all] {""}
}{ $programme ->
    [none] {""}
   *[other] {" "}· { $programme }
}, share { $year }: { $state ->
    [none] <b>no data</b>{ $small ->
        [yes] , fewer than 5 learners take part
       *[no] , { $involved ->
            [0] nobody takes part yet
            [one] { $involved } learner takes part
           *[other] { $involved } learners take part
        }
    }
    [small] <b>fewer than 5</b> of { $pupils } learners
    [hidden] <b>hidden</b>, so that no small group is told
   *[known] <b>{ $percent } %</b> ({ $involved } of { $pupils } { $pupils ->
        [one] learner
       *[other] learners
    })
}
share-home-target = • { share-paper }, target { $goal } %: { $closed ->
    [yes] { $state ->
        [reached] reached on { $due }
        [kept] reached on { $due }
        [none] no data on { $due }
        [small] missed on { $due }
       *[missing] missed on { $due }, { $missing } short
    }
   *[no] { $state ->
        [later] ahead, { $due }
        [reached] reached ✅
        [none] no data
        [small] { $needed } { $needed ->
            [one] learner
           *[other] learners
        } needed by { $due }
       *[missing] { $missing } more { $missing ->
            [one] learner
           *[other] learners
        } needed by { $due }
    }
}
share-home-base = ❓ { share-paper }: it is not clear whose learners to count. Please answer in “Share of learners”.
share-home-enter = ❗️ The number of learners for { $year } is missing: open “Share of learners”.
share-home-owing = { $count ->
    [one] { $count } organisation has
   *[other] { $count } organisations have
} not entered the number of learners for { $year }.
share-home-more = { $count ->
    [one] { $count } more programme
   *[other] { $count } more programmes
} behind “Share of learners”.

# Whose learners are counted
share-scope = { $scope ->
    [school] schools
    [additional_education] additional education
    [unclear] not clear yet
   *[all] all organisations
}
share-base-button = 👥 Whose learners to count
share-base-list = 👥 <b>Whose learners to count</b>
    Choose a paper. It can be changed while its targets are open; closed ones are not counted anew.
share-base-line = { share-paper }: { share-scope }
share-base-ask = 👥 <b>{ share-paper }</b>
    The paper says: “{ $words }”

    Whose learners are counted? Now: { share-scope }.
share-base-school = 🏫 Schools
share-base-additional_education = 🎨 Additional education
share-base-all = All organisations
share-base-kept = Noted: { share-scope }.
share-base-not-kept = Nothing has changed: this cannot be done now.

# Numbers
share-base = <b>{ $base ->
    [school] Schools
    [additional_education] Additional education
   *[all] All organisations together
}</b>
share-title = 📊 <b>Share of learners: { $place }</b>
    { $programme }
share-now = <b>{ $year }: { $state ->
    [none] no data</b>. { $entered ->
        [yes] 0 learners were entered
       *[no] The number of learners has not been entered
    }; { $small ->
        [yes] fewer than 5 take part.
       *[no] { $involved ->
            [0] nobody takes part yet.
            [one] { $involved } learner takes part.
           *[other] { $involved } learners take part.
        }
    }
    [small] fewer than 5 of { $pupils } { $pupils ->
        [one] learner
       *[other] learners
    }</b>
    [hidden] hidden</b>, so that no small group is told
   *[known] { $percent } %</b>, { $involved } of { $pupils } { $pupils ->
        [one] learner
       *[other] learners
    }
}
share-split = Through the bot: { $self }. By the journal: { $journal }.
share-split-hidden = Through the bot and by the journal together: one of the groups is smaller than 5.
share-doubtful = ⚠️ More take part than there are learners: please check the number of learners.
share-known = { $known } of { $all } { $all ->
    [one] organisation is
   *[other] organisations are
} counted: those with a number of learners.
share-median = Median of the municipality's organisations: { $percent } %.
share-line = <b>{ share-paper }</b>{ $number ->
    [none] {""}
   *[other] {" "}“{ $title }”
}{ $base ->
    [none] {""}
   *[other] , { $base }
}
    { $own ->
    [yes] Targets of { $owner }
   *[no] Targets of { $owner }; this is your organisation's contribution
}
share-line-target = { $closed ->
    [yes] { $state ->
        [reached] ✅ { $due }: target { $goal } %, reached: { $percent } % ({ $involved } of { $pupils })
        [kept] ✅ { $due }: target { $goal } %, reached: fewer than 5 of { $pupils }
        [none] ▫️ { $due }: target { $goal } %, no data
        [small] ▪️ { $due }: target { $goal } %, missed: fewer than 5 of { $pupils }
       *[missing] ▪️ { $due }: target { $goal } %, missed: { $percent } % ({ $involved } of { $pupils }), { $missing } short
    }
   *[no] { $state ->
        [reached] ✅ { $due }: target { $goal } %, reached already
        [none] ▶️ { $due }: target { $goal } %, no data
        [small] ▶️ { $due }: target { $goal } %, that is { $needed } { $needed ->
            [one] learner
           *[other] learners
        }
       *[missing] ▶️ { $due }: target { $goal } %, { $missing } more { $missing ->
            [one] learner
           *[other] learners
        } needed
    }
}
share-line-unclear = ❓ It is not clear whose learners to count: “{ $words }”. { $answers ->
    [yes] Press “Whose learners to count”
   *[no] The coordinator will say it
}; until then there is no data.
share-line-elsewhere = ▫️ Counted are learners of: { share-scope }. Your organisation is not among them.
# The forecast: $likely, $low, $high are per cent.
share-forecast = 📈 If the pace of the last { $weeks } weeks goes on, it will be about { $likely } % on { $due }, probably { $low } to { $high } %. The forecast knows of no holidays and no new intakes.
share-differs = ↺ Today the same days give { $involved }{ $entered ->
    [yes] {" "}of { $pupils }
   *[no] , without a number of learners
}. What was reported does not change.
share-differs-little = ↺ The records have changed by fewer than 5 people since. What was reported does not change.
# Later targets in one line: { $targets } is a list made of share-line-year.
share-line-later = ▫️ Later: { $targets }
share-line-year = { $goal } % on { $due }
share-no-lines = No targets yet: they appear when a road map that promises a share is published.
share-rule = <i>Counted are learners { $either ->
    [yes] in either role
   *[no] who are mentored
} with an active pair this year{ $meeting ->
    [yes] {" "}and at least one confirmed meeting
   *[no] {""}
}. Each once, however many pairs they have.</i>
share-nothing = There is nothing to show yet: your organisation has no mentorship programme.
share-without-people = This installation keeps no participants, so no share is counted.

# By organisation
share-organizations-button = 🏫 By organisation
share-areas-button = 🏙 By municipality
share-municipalities-button = 🏙 Municipalities: shares and targets
share-municipalities = 🏙 <b>Municipalities: { $count }</b>
share-rank-title = Share by organisation: { $place }, { $year }
share-rank-goal = Target { $percent } %{ $base ->
    [school] , schools
    [additional_education] , additional education
   *[all] {""}
}
share-rank-footer = On { $day }{ $pages ->
    [1] {""}
   *[other] . Picture { $page } of { $pages }
}
share-theme-button = { $theme ->
    [dark] 🌙 Pictures: dark
   *[light] ☀️ Pictures: light
}
share-theme-kept = { $theme ->
    [dark] Pictures are on dark ground now.
   *[light] Pictures are on light ground now.
}
share-organizations = 🏫 <b>{ $place }, { $year }</b>
    { $what ->
        [region] Municipalities
       *[municipality] Organisations
    }: { $all }. The lowest share first.
share-organization = { $state ->
    [none] ▫️ { $name }: no data
    [hidden] ▫️ { $name }: hidden (learners: { $pupils })
   *[known] • { $name }: <b>{ $percent } %</b> ({ $involved } of { $pupils })
}
share-hidden = Hidden are groups smaller than 5 and those that would give them away.
share-page = { $page } of { $pages }
share-page-before = ‹
share-page-further = ›

# Who has not entered the number of learners
share-owing-button = { $owing ->
    [0] ❗️ Number of learners out of date
   *[other] ❗️ No number of learners: { $owing }
}
share-owing-older = { $count ->
    [one] Asked for a newer number, { $count } organisation has not answered yet (the earlier one counts):
   *[other] Asked for a newer number, { $count } organisations have not answered yet (the earlier one counts):
}
share-owing-older-one = • { $name }, asked on { $day }
share-owing = { $count ->
    [0] All organisations have entered the number of learners for { $year }.
    [one] { $count } organisation has not entered the number of learners for { $year }:
   *[other] { $count } organisations have not entered the number of learners for { $year }:
}
share-owing-one = • { $name }{ $joined ->
    [yes] {""}
   *[no] {" "}(its head has not joined yet)
}

# Number of learners
share-number-button = ✏️ Number of learners
share-ask-number = <b>How many learners on 1 September { $year }?</b>
    { $place }. { $programme }

    Type the number, for example: 640.{ $ahead ->
        [yes] {" "}1 September is still ahead: give today's number, it can be corrected in autumn.
       *[no] {""}
    }
share-number-said = { $latest ->
    [yes] Counted now: <b>{ $number }</b>, entered on { $day }.
   *[no] Before: { $number }, { $day }.
}
share-number-refused = ⚠️ { $reason ->
    [no_number] That could not be read as a number. Type one, in digits: 640.
    [negative] There cannot be fewer than no learners.
    [not_whole] A whole number is needed.
   *[too_many] That is more than 20,000. The number of learners of one organisation is needed.
} Nothing has changed.
share-other-year = { $label }
share-ask-zero = You typed 0: does { $place } have no learner at all in { $year }? Then there is no share (“no data”) until the number is corrected.
share-zero-yes = Yes, there are none
share-zero-no = No, correct it
share-number-kept = Recorded: { $number } for { $year }. Earlier numbers are kept.
share-number-not-kept = Nothing was recorded: the number of learners is entered by the head of the organisation.

# Picture
share-picture-button = 🖼 Show as a picture
share-no-picture = The picture did not work out just now. The numbers on the screen are right; try again in a minute.
share-picture-title = Share of learners: { $place }{ $base ->
    [school] {""}, schools
    [additional_education] {""}, additional education
   *[all] {""}
}
share-picture-fact = Take part in mentorship
share-picture-target = Target: { share-paper }
share-picture-forecast = Forecast by the pace of { $weeks } weeks: ≈{ $likely } % ({ $low }–{ $high } %)
share-picture-footer = On { $day }{ $all ->
    [0] {""}
   *[other] . { $known } of { $all } organisations are counted
}
share-picture-year = { $year } — { $words }
share-picture-row = { $label }: { $years }
share-picture-nothing = No data yet
share-percent = { $state ->
    [none] no data
    [small] hidden
   *[known] { $percent } %
}

# A target closed on its day
target-closed = 📊 <b>The target for { $due } is closed.</b> { $organization }, { share-paper }{ $base ->
    [school] {""}, schools
    [additional_education] {""}, additional education
   *[all] {""}
}: { $result ->
    [no-data] <b>no data</b>. No organisation has entered its number of learners, so there is no share to hold against { $goal } %.
   *[other] { $small ->
        [yes] fewer than 5 of { $pupils }, target { $goal } %: <b>missed</b>.
       *[no] { $involved } of { $pupils } ({ $percent } %), target { $goal } %: { $result ->
            [reached] <b>reached</b>.
           *[missed] <b>missed</b>, { $missing } short.
        }
    }
}{ $split ->
    [shown] {" "}Through the bot: { $self }, by the journal: { $journal }.
   *[other] {""}
}{ $unknown ->
    [0] {""}
    [one] {" "}{ $unknown } organisation without a number of learners is not counted.
   *[other] {" "}{ $unknown } organisations without a number of learners are not counted.
}

# The week for the coordinator: $change — more, less, same, steady (fewer than five), new (nothing to compare with)
week-title = 📅 <b>The week of { $day }: { $place }</b>
week-share = • Share{ $several ->
    [yes] {" "}“{ $programme }”
   *[no] {""}
}{ $base ->
    [school] , schools
    [additional_education] , additional education
   *[all] {""}
}: { $state ->
    [hidden] hidden (a small group)
    [none] no data
   *[known] <b>{ $percent } %</b> ({ $involved } of { $pupils }){ $change ->
        [more] , +{ $by } this week
        [less] , −{ $by } this week
        [same] , no change
        [steady] , changed by fewer than 5 people this week
       *[new] {""}
    }
}
week-meetings = • Confirmed meetings last week: { $state ->
    [hidden] fewer than 5
   *[known] <b>{ $meetings }</b>
}{ $before ->
    [known] {" "}({ $earlier } the week before)
   *[none] {""}
}
week-work = • { $what ->
    [overdue] 🔴 Overdue
    [waiting] 🔎 Waiting to be accepted
    [accepted] ✅ Accepted last week
    [unreachable] 📵 Out of reach
   *[owing] ❗️ Number of learners not entered
}: <b>{ $count }</b>{ $change ->
    [more] {" "}(+{ $by })
    [less] {" "}(−{ $by })
    [same] {" "}(no change)
   *[new] {""}
}
week-button = 📊 Share of learners

# The way of participants, and meetings
share-path-button = 📈 The way and meetings
share-path = 📈 <b>The way of participants: { $place }, { $year }</b>
share-path-step = { $step ->
    [registered] Signed up
    [paired] In a pair
    [met] Have met once
   *[regularly] Have met three times or more
}
share-path-step-short = { $step ->
    [registered] Signed up
    [paired] Paired
    [met] Met
   *[regularly] 3 or more
}
share-path-row = • { $name }: { $state ->
    [hidden] hidden
   *[known] <b>{ $number }</b>
}
share-path-shown = { $state ->
    [hidden] hidden
   *[known] { $number }
}
share-path-weeks = <b>Confirmed meetings by week</b>
share-path-week = from { $day }
share-path-forms = <b>Who takes part, by form</b>
share-path-directions = <b>Who takes part, by the mentors' directions</b>
share-path-hidden = Groups smaller than 5 are hidden, and those that would give them away.
share-path-picture-steps = The way of participants: { $place }
share-path-picture-steps-label = Learners
share-path-picture-weeks = Meetings: { $place }
share-path-picture-weeks-label = Confirmed meetings in a week
