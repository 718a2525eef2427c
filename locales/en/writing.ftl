# Letters to the curators

footer-letter = ✉️ Write to the curator
home-letters = ✉️ Letters ({ $count_letters })
writing-ask-place = { $count ->
    [0] There is nobody to write to yet: first one has to join the programme.
   *[other] To the curator of which organisation?
}
writing-ask = ✉️ <b>A letter to the curator.</b> { $polite ->
    [ty] Write what you want to say or ask. Only the curators of the school read it; your mentor or mentee does not see it.
   *[vy] Please write what you want to say or ask. Only the curators of the school read it; the other side of the pair does not.
}
writing-refused = ⚠️ { $refused ->
    [empty] It is empty: it takes at least a word.
    [too_long] Too long: { $longest } signs at most. It can be sent as two letters.
    [too_many] Ten letters were sent today already. If something serious has happened, there is “Report a problem”.
    [nobody] The school has neither a curator nor a head who can be reached now. If it is urgent, there is “Report a problem”.
    [answered] Another curator has answered this letter already.
   *[not_yours] This letter is not for you.
}
writing-sent = { $polite ->
    [ty] ✅ Sent. The answer will come here.
   *[vy] ✅ Sent. The answer will come here.
}
writing-return = ↩️ Back to where I was
writing-came = ✉️ <b>{ $who }</b> writes:
    “{ $words }”
writing-answer = 💬 Answer
writing-waiting = <b>Letters without an answer: { $count }</b>{ $count ->
    [0] {""}
   *[other] . Press a number to answer.
}
writing-line = { $position }. <b>{ $who }</b>, { $day }
    “{ $words }”
writing-ask-answer = ✉️ <b>{ $who }</b>:
    “{ $words }”

    Please write the answer in one message. Only whoever asked will see it.
writing-is-answered = ✅ The answer to this letter is sent.
writing-answered = ✉️ { $polite ->
    [ty] The curator has answered your letter:
   *[vy] The curator has answered your letter:
}
    “{ $answer }”
