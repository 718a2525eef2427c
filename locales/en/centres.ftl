# Regional mentorship centres: asking a centre

centres-button = 🎓 Ask a centre
centres-head = <b>Regional centres</b>: { $count }. Choose a direction: the bot shows who answers for it.
centres-direction = { $direction ->
    [none] All directions
   *[other] { $direction }
}
centres-choose = <b>{ $direction ->
    [none] All directions
   *[other] { $direction }
}</b>: several centres answer for this direction. Choose by topic.
centres-entry = { $position }. { $topic ->
    [none] {""}
   *[other] <b>{ $topic }</b> —{" "}
}{ $centre }
centres-ask = <b>{ $centre }</b>
    { $direction ->
        [none] All directions
       *[other] { $direction }
    }{ $topic ->
        [none] {""}
       *[other] {" "}({ $topic })
    }

    Write the question in one message. Names of pupils are not needed in it.
centres-refused = ⚠️ { $reason ->
    [empty] The question is empty. Write it in words.
    [too-long] Too long: there is room for 2000 signs. Shorten it and send it again.
    [gone] This centre is no longer in the directory. Choose a direction again.
    [answered] This question has been answered already.
   *[not-yours] This question was not put to your centre.
}
centres-sent = ✅ The question was sent: { $centre }. The answer comes here.
centres-forward-how = The centre “{ $centre }” is not in the bot yet. Forward the next message to it by mail or messenger.
centres-forward = Hello! A question to { $centre }.
    Direction: { $direction ->
        [none] general
       *[other] { $direction }
    }{ $topic ->
        [none] {""}
       *[other] {" "}({ $topic })
    }.

    { $words }

    { $organization }
centres-asked-button = 📬 My questions
centres-asked = <b>My questions</b>: { $count }.
centres-asked-line = <b>{ $centre }</b>
    ❓ { $words }
    { $answer ->
        [none] { $here ->
            [yes] ⏳ No answer so far.
           *[no] ✉️ The centre is not in the bot: the text has to be forwarded by yourself.
        }
       *[other] 💬 { $answer }
    }
centre-question = 🎓 <b>A question to the centre</b> from { $office ->
    [head] a head
    [curator] a curator
   *[coordinator] a coordinator
} ({ $organization }){ $direction ->
    [none] {""}
   *[other] , { $direction }
}{ $topic ->
    [none] {""}
   *[other] {" "}({ $topic })
}:
    <blockquote>{ $words }</blockquote>
centre-answer-button = 💬 Answer
home-questions = 🎓 Questions to the centre
centres-today = { $count ->
    [one] 🎓 { $count } question waits for the centre's answer.
   *[other] 🎓 { $count } questions wait for the centre's answer.
}
centres-waiting = { $count ->
    [0] <b>Questions to the centre</b>
        Every question is answered. New ones come here too.
   *[other] <b>Questions to the centre</b>: { $count } without an answer. The longest waiting come first. Press a number to answer.
}
centres-waiting-line = { $position }. <b>{ $organization }</b>, { $day }{ $direction ->
    [none] {""}
   *[other] , { $direction }
}{ $topic ->
    [none] {""}
   *[other] {" "}({ $topic })
}
    { $words }
centres-to-waiting = ‹ To the questions
centres-answer = <b>Question</b>{ $direction ->
    [none] {""}
   *[other] , { $direction }
}:
    <blockquote>{ $words }</blockquote>
    Write the answer in one message.
centres-answer-sent = ✅ The answer went to whoever asked.
centre-answered = 🎓 <b>{ $centre }</b> answers.
    You asked:
    <blockquote>{ $question }</blockquote>
    { $answer }
