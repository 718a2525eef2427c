# Feedback: questionnaires and the monthly question

home-feedback = 💬 Feedback of pairs
feedback-start = 📝 Answer the questions
feedback-ask = { $question ->
    [interest] How interesting is it for you to take part?
    [goal_clear] { $part ->
        [mentor] How clear is it what you will help with?
       *[mentee] How clear is it what you want to reach?
    }
    [mood] In what mood do you go to school or work?
    [confidence] How sure are you that it will work out?
    [ready] How ready do you feel to be a mentor?
    [time] Is there enough time for the meetings?
    [support] How is the curator's help?
    [methods] How confident are you in teaching lessons?
    [profession] How well do you know what people do in this profession?
    [useful] How useful were the meetings for you?
    [goal_reached] How far was reached what you met for?
    [comfort] How did you feel at the meetings?
   *[again] Would you like to take part again?
}
feedback-question = { $number } of { $count }. { $words } { $kind ->
    [scale] (1 — not at all, 10 — completely)
   *[faces] {""}
}
feedback-skip = ⏭ Skip
feedback-thanks = { $polite ->
    [ty] Thank you! Only the curator will see the answers.
   *[vy] Thank you! Only the curator and the head will see the answers.
}
pulse-ask = { $polite ->
    [ty] How are the meetings going ({ $partner })? One tap; only the curator will see it.
   *[vy] How are the meetings going ({ $partner })? One tap; only the curator and the head will see it.
}
pulse-face-1 = 😞
pulse-face-2 = 🙁
pulse-face-3 = 😐
pulse-face-4 = 🙂
pulse-face-5 = 😀
pulse-thanks = { $polite ->
    [ty] Thank you, recorded!
   *[vy] Thank you, recorded!
}
pulse-said = { $polite ->
    [ty] This answer is recorded already.
   *[vy] This answer is recorded already.
}
pulse-alarm = 📉 Pair { $mentor } → { $mentee }: the { $side ->
    [mentor] mentor
   *[mentee] mentee
} answered “How are the meetings going?” with { $value } of 5. { $why ->
    [drop] Last time it was { $before }.
    [gap] The other side answered { $other }.
   *[both] Last time it was { $before }, and the other side answered { $other }.
} Please talk to both.
feedback-results = { $count ->
    [0] <b>Feedback of pairs.</b> Nobody has answered yet.
   *[other] <b>Feedback of pairs: { $count }.</b> From left to right by months; questionnaires are means out of 10.
}
feedback-pair = <b>{ $mentor } → { $mentee }</b>{ $ended ->
        [none] {""}
       *[other] {" "}· the pair ended on { $ended }
    }
    Mentor: { $mentor_faces ->
        [none] —
       *[other] { $mentor_faces }
    }{ $mentor_start ->
        [none] {""}
       *[other] {" "}· start { $mentor_start }
    }{ $mentor_end ->
        [none] {""}
       *[other] {" "}· end { $mentor_end }
    }
    Mentee: { $mentee_faces ->
        [none] —
       *[other] { $mentee_faces }
    }{ $mentee_start ->
        [none] {""}
       *[other] {" "}· start { $mentee_start }
    }{ $mentee_end ->
        [none] {""}
       *[other] {" "}· end { $mentee_end }
    }
feedback-above = <b>How the meetings are going, last 4 months</b>
    { $mean ->
        [none] Fewer than five answers so far: they are not shown.
       *[other] On average { $mean } of 5, answered by { $people }.
    }
feedback-school = { $organization }: { $mean ->
    [none] fewer than five answers
   *[other] { $mean } of 5 · answered by { $people }
}
