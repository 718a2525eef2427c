# A school's road map: submitted, approved or returned

home-own-map = 🗺 School's road map

approval-desk = <b>The school's road map</b> ({ $organization })

    Send it as a file (.docx, .xlsx, .csv, .pdf, .txt) or paste its text. The bot reads it and shows what it has understood. Then you send it to the coordinator for approval. Until it is approved nobody gets an assignment from it.{ $count ->
        [0] {""}
       *[other] {" "}Below is what has been uploaded so far.
    }
approval-is-draft = ✏️ This is a draft, and it is saved. { $questions ->
    [0] No questions: check the measures and send it for approval.
   *[other] Begin with the questions: rows without an answer give no assignments.
}
approval-waits = 🕓 Waiting for approval since { $day }. The coordinator answers by { $due }. To correct it, withdraw it.
approval-back = ↩️ <b>Returned on { $day }. What to correct: { $comment }</b>
    Correct it here or send a new file, then submit it again.
approval-version = Version { $version }: sent { $sent }, { $how ->
    [returned] returned { $day }: “{ $comment }”.
    [withdrawn] withdrawn { $day }.
    [approved] approved { $day }.
   *[waiting] waiting for approval.
}
approval-people = { $office ->
    [curator] curator
    [staff] member of staff
   *[head] head
}{ $person ->
    [none] {""}
   *[other] {" "}({ $person })
}
approval-people-too = {" "}and the curator
approval-answer-head = 👤 The head
approval-answer-curator = 👤 The curator

approval-submit = 📨 Send for approval
approval-instead = Is this a new edition of an earlier road map, or a separate one? A new edition takes the place of the earlier one once it is approved: what was done stays, what was not is lifted.
approval-instead-of = ♻️ Instead of “{ $title }”{ $number ->
    [none] {""}
   *[other] {" "}No. { $number }
}
approval-separate = ➕ A separate one
approval-answers = Which of your assignments does this road map answer? It is closed once the road map is approved.
approval-answers-line = <b>{ $position }.</b> { $number ->
    [none] {""}
   *[other] No. { $number }.{" "}
}{ $text } ({ $due ->
    [none] no date
   *[other] by { $due }
})
approval-answers-button = { $position }
approval-answers-none = None
approval-confirm = <b>Send “{ $title }” for approval?</b>

    Measures: { $rows }. Carried out by: the head { $head }, the curator { $curator }{ $staff ->
        [0] {""}
       *[other] , other staff { $staff }
    }.{ $targets ->
        [0] {""}
       *[other] {" "}Targets: { $targets }.
    }
approval-confirm-answers = { $text ->
    [none] It closes no assignment.
   *[other] Closes the assignment: { $number ->
        [none] {""}
       *[other] No. { $number }.{" "}
    }{ $text }
}
approval-confirm-instead = Takes the place of “{ $title }”.
approval-confirm-unanswered = ❓ Without an answer to questions: { $count } (No. { $numbers }). The coordinator will see that; these rows give no assignments until you answer.
approval-send = 📨 Yes, send it
approval-sent = 📨 Sent for approval, version { $version }. The coordinator answers by { $due }. { $answers ->
    [yes] The assignment counts as reported: nothing is overdue while you wait.
   *[no] The bot will tell you the answer.
}
approval-withdraw = ↩️ Withdraw
approval-withdrawn = Withdrawn. It is a draft again: correct it and send it when it is ready.
approval-refused = { $reason ->
    [not-yours] This is not yours to decide: a school's road map is sent by its head and curator, and approved by the municipal coordinator.
    [already-submitted] This road map has been sent already.
    [not-waiting] This version waits no more: it was approved, returned, withdrawn or sent anew. Nothing has changed.
    [empty] There is nothing to send: no measure is left in the road map. Put at least one back.
    [all-asked] Not a single measure is fully understood yet. Answer at least one question.
    [in-work-asked] A row that is in work already has a question. Answer it, and the new edition can be sent.
    [nothing-new] The new edition is word for word the one in force: there is nothing to send.
    [not-in-force] The road map in whose place it comes was replaced by another one. Return it to the school to choose again.
    [assignment-closed] This assignment has been reported or lifted. Choose another one, or “None”.
    [no-coordinator] There is nobody to approve it yet: no coordinator is appointed. The draft is saved.
    [own-submission] Somebody else approves what you have sent yourself.
   *[comment-missing] Write what to correct: without it the school cannot know what is expected.
}

approval-queue-button = 🗺 For approval ({ $maps })
approval-queue = { $count ->
    [0] No school's road map is waiting for approval. The bot will tell you when one comes.
   *[other] <b>Schools' road maps waiting for approval: { $count }</b>. Two working days for each.
}
approval-queue-line = <b>{ $position }.</b> { $late ->
    [yes] 🔴
   *[no] 🕓
} { $organization }: “{ $title }”, waiting since { $day }, answer by { $due }
approval-head = 🗺 <b>{ $organization }</b>, version { $version }. Came on { $day }, answer by { $due }.
approval-ask-open = ❓ Rows with questions that the school has not answered: { $count } (No. { $numbers }). They give no assignments until it does.
approval-executors = Carried out by: the head { $head }, the curator { $curator }{ $staff ->
        [0] {""}
       *[other] , other staff { $staff }
    }. The head accepts.
approval-closes = { $text ->
    [none] It closes no assignment.
   *[other] Closes the assignment: { $number ->
        [none] {""}
       *[other] No. { $number }.{" "}
    }{ $text }
}
approval-not-waiting = This road map is not waiting for a decision now: it was approved, returned or withdrawn.
approval-rows = 📋 Measures
approval-file = 📎 File
approval-approve = ✅ Approve
approval-return = ↩️ Return
approval-to-queue = ‹ For approval
approval-comment = Returning the road map: <b>{ $organization }</b>, “{ $title }”.

    Write in one message what to correct.{ $answers ->
        [yes] {" "}The school gets three working days for it.
       *[no] {""}
    }
approval-done = ✅ Approved: { $organization }, “{ $title }”. Assignments in the school: { $given }.{ $closed ->
    [yes] {" "}The school's assignment is closed.
   *[no] {""}
}
approval-sent-back = ↩️ Returned: { $organization }, “{ $title }”.

approval-came = 🗺 <b>{ $organization }</b> asks you to approve the road map “{ $title }”, version { $version }. Answer by { $due }.
approval-look = 🗺 Look at it
approval-returned = ↩️ The road map “{ $title }” ({ $organization }) was returned.
    What to correct: <b>{ $comment }</b>
approval-correct = ✏️ Correct it
approval-approved = ✅ The road map “{ $title }” ({ $organization }) is approved: its measures are the school's assignments now.{ $closed ->
    [yes] {" "}The assignment that asked for it is closed.
   *[no] {""}
}
approval-open = 🗺 Open
approval-standing = ✅ Approved on { $day }. Assignments { $total }: in work { $open }{ $overdue ->
    [0] {""}
   *[other] {" "}(overdue 🔴 { $overdue })
}, being checked { $waiting }, closed { $closed }.

today-own-map = { $how ->
    [returned] ↩️ The school's road map was returned with a remark: “{ $title }”.
    [submitted] 🕓 The school's road map is waiting for approval: “{ $title }”.
   *[draft] ✏️ A draft of the school's road map is waiting: “{ $title }”.
}
home-approvals = 🗺 For approval ({ $count_approvals })
today-approvals = 🗺 Schools' road maps waiting for approval: { $count }.

digest-approval = <b>{ $position }.</b> { $organization }: the road map { $what } waits for approval — { $group ->
    [overdue] { $days ->
        [one] { $days } day beyond the two working days.
       *[other] { $days } days beyond the two working days.
    }
    [today] today is the last day.
   *[soon] by { $due }.
}
