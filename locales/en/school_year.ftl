# The new school year: classes, graduates, which pairs go on

school-year-begun = 🎒 A new school year has begun.{ $moved ->
    [0] {""}
   *[other] {" "}Moved up a class: { $moved }.
}{ $left ->
    [0] {""}
   *[other] {" "}Left school: { $left }.
}{ $asked ->
    [0] {""}
   *[other] {" "}Pairs asked if they go on: { $asked }.
}
school-year-unanswered = 🎒 { $count ->
    [one] { $count } pair has
   *[other] { $count } pairs have
} not said for two weeks if they go on. Please ask in person and mark it.
school-year-open = 🎒 New school year
school-year-graduated = 🎓 { $admitted ->
    [yes] School is done! Thank you for your time in the programme ({ $organization }). Did you like helping? A graduate may become a mentor: write to the curator or come by the school's link for mentors.
   *[no] School is done! The application ({ $organization }) is closed. A graduate may become a mentor: write to the curator or come by the school's link for mentors.
}
school-year-asks = 🎒 { $polite ->
   *[other] A new school year! Your pair with { $partner }: do you go on?
}
school-year-go-on = ▶️ I go on
school-year-end = 🏁 I finish
school-year-said = { $goes_on ->
    [yes] Great! Arrange the first meeting of the year.
   *[no] Understood, thank you for last year! The curator will close the pair.
}
school-year-not-said = This question does not wait for an answer any more.
school-year-ends-curator = 🏁 { $side ->
    [mentor] Mentor { $mentor } finishes the pair with { $mentee }.
   *[mentee] { $mentee } finishes the pair with mentor { $mentor }.
} Please close the pair with thanks.
school-year-main = 🎒 <b>New school year { $year }/{ $next }</b>
    { $count ->
        [0] No pairs of last year: nobody to ask.
       *[other] Go on: { $goes_on } · waiting: { $waiting } · finish: { $ends }
    }
school-year-line = { $answer ->
    [goes_on] ▶️
    [ends] 🏁
   *[waiting] ⏳
} { $mentor } → { $mentee }
school-year-pair = { $answer ->
    [goes_on] ▶️ Both go on.
    [ends] 🏁 Somebody finishes: please close the pair.
   *[waiting] ⏳ Still waiting for an answer.
}
    Mentor { $mentor }: { $mentor_said ->
        [yes] goes on
        [no] finishes
       *[waiting] no answer
    }
    Mentee { $mentee }: { $mentee_said ->
        [yes] goes on
        [no] finishes
       *[waiting] no answer
    }
school-year-for-yes = ▶️ They go on (told me)
school-year-for-no = 🏁 They finish (told me)
school-year-close = 👥 Card of the pair
