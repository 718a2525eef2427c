# Reporting a problem

concern-ask =
    <b>In danger right now call 112.</b> Children's helpline: 8-800-2000-122. The bot is no emergency service.

    What happened? Responsible adults will learn of it. The one whom it is about will not see it.
concern-category = { $category ->
    [rudeness] Insulted, laughed at
    [pressure] Pressed, asked for secrecy or money
    [outside_contact] Asked to meet past the school
    [harassment] Touched, sent what is not right
    [violence] Hit or threatened
    [feeling_bad] Somebody feels very bad
    [no_contact] Cannot reach the other side
   *[other] Something else
}
concern-ask-urgent = { $category ->
    [rudeness] Insulted, laughed at.
    [pressure] Pressed or forced.
    [outside_contact] Asked to meet past the school.
    [harassment] Touched or sent what is not right.
    [violence] Hit or threatened.
    [feeling_bad] Somebody feels very bad.
    [no_contact] The other side cannot be reached.
   *[other] Something else.
} Is it urgent? Of urgent things adults learn at once, at night too. Of others from 8 in the morning.
concern-urgent = ❗️ Urgent
concern-calm = It can wait till morning
concern-recorded = Recorded and passed on to adults. You may add details in one message, or write nothing.
concern-words-kept = The details are recorded. Thank you for telling. Adults will come back with an answer.
concern-notice = 🆘 Report of a problem No. { $number }{ $urgent ->
    [yes] {" — URGENT"}
   *[no] {""}
}: { $category ->
    [rudeness] insults
    [pressure] pressure
    [outside_contact] asked to meet past the school
    [harassment] harassment
    [violence] violence or threat
    [feeling_bad] somebody feels very bad
    [no_contact] cannot reach the other side
   *[other] something else
}. Please take it: while nobody answers, it climbs.
concern-take = I take it
concern-yours = It is yours now. Please talk to the person today.
concern-not-yours = Somebody has taken it already, or it was not sent to you.
concern-taken = An adult has read report No. { $number } and is dealing with it.
