# Other indicators of a programme: what is counted, of how many, the target by year

indicators-button = 📐 Other indicators
indicators-main =
    📐 <b>Other indicators: { $place }, { $year }</b>
    { $programme }
indicators-none = No indicators yet. { $owns ->
    [yes] Add the ones that your papers ask for: you enter the percents of each year, the bot suggests none.
   *[no] The coordinator adds them.
}
indicators-one-line =
    <b>{ $title }</b>{ $classes ->
        [all] {""}
       *[some] {" "}(classes { $low }–{ $high })
    }: { $state ->
        [none] no data{ $counted ->
            [no] {" "}(the number is not entered)
            [hidden] {" "}(fewer than 5, { $entered ->
                [yes] of 0
               *[no] of how many is not entered
            })
           *[yes] {" "}({ $numerator }, { $entered ->
                [yes] of 0
               *[no] of how many is not entered
            })
        }
        [small] fewer than 5 of { $denominator }
        [hidden] hidden, so that a small group is not told ({ $denominator } answered)
       *[known] { $percent } % ({ $numerator } of { $denominator })
    }{ $goal ->
        [none] {""}
       *[other] . Target { $goal } %{ $aim ->
            [reached] : reached ✅
            [missing] : { $missing } short
           *[other] {""}
        }
    }{ $source ->
        [none] {""}
       *[other] . <i>{ $source }</i>
    }
indicators-add = ➕ Add an indicator
indicators-choose-rule = What is counted?
indicators-rule = { $rule ->
    [mentors] Pupils who mentor
    [mentees] Pupils with a mentor
    [young_teachers] Young teachers with a mentor
    [enterprises] Partner enterprises
    [mentees_satisfied] Satisfied mentees
    [mentors_satisfied] Satisfied mentors
   *[typed] Other: you enter both numbers
}
indicators-one = 📐 <b>{ $year }</b>. { $rule ->
    [mentors] The bot counts: pupils who mentor, each once. Of all pupils of these classes.
    [mentees] The bot counts: pupils with a mentor, each once. Of all pupils of these classes.
    [young_teachers] The bot counts: teachers with a mentor. Of all teachers with up to three years of work.
    [enterprises] The bot counts: partners of the register that give mentors and whose agreement is in force. Of all enterprises.
    [mentees_satisfied] The bot counts: whoever answered 4 or 5 to the last “How are the meetings?”, of all who answered.
    [mentors_satisfied] The bot counts: whoever answered 4 or 5 to the last “How are the meetings?”, of all who answered.
   *[typed] You enter both numbers.
}
indicators-entered = { $part ->
    [numerator] How many
   *[denominator] Of how many
}: { $number }, entered on { $day }
indicators-denominator = ✏️ Of how many
indicators-numerator = ✏️ How many
indicators-goal = 🎯 Target of the year, %
indicators-classes = 🎓 Classes
indicators-title = ✏️ Name
indicators-source = 📄 Paper
indicators-retire = 🚫 Take it off
indicators-ask-classes = Pupils of which classes are counted? Classes stand for ages: the bot keeps no birth dates.
indicators-band = { $classes ->
    [all] All
   *[some] { $low }–{ $high }
}
indicators-ask = { $field ->
    [numerator] How many? Write the number for “{ $title }” in { $year }.
    [goal] How many per cent should it be in { $year }? For example: 7.5. Check it against your paper.
    [title] Write the name of the indicator in one line. Now: “{ $title }”.
    [source] Which paper asks for it? One line, for example: order No. R-145.
   *[denominator] Of how many? Write the total in { $year } for “{ $title }”.
}
indicators-refused = ⚠️ { $reason ->
    [no_number] That could not be read as a number. Write one number in digits.
    [negative] It cannot be less than zero.
    [not_whole] A whole number is needed.
    [too_many] That is too many: check the number.
    [no_percent] A number of per cent above 0 and up to 100 is needed.
    [empty] At least one letter is needed.
   *[too_long] Too long: up to 120 signs.
} Nothing has changed.
indicators-ask-retire = Take the indicator off all screens? The numbers that were entered stay in the database.
indicators-retire-now = 🚫 Yes, take it off
