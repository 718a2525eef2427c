# What the bot says by itself: several notices in one message

notice-cut = … The message is longer than a chat can take: the rest is on the screen that the button opens, or on the home screen (/home).

report-several = 📨 Reports have come in and wait for you: <b>{ $reports }</b>. { $places ->
    [none] {""}
   *[other] { $places }{ $more ->
        [0] {""}
       *[other] {" "}and more organisations: { $more }
    }.
}
report-sort = ✅ Go through them

reminders-lost-several = 📵 The bot has lost touch with { $people ->
    [one] { $people } person
   *[other] { $people } people
}{ $places ->
    [none] {""}
   *[other] : <b>{ $places }</b>{ $more ->
        [0] {""}
       *[other] {" "}and more organisations: { $more }
    }
}. It now reminds you of { $items ->
    [one] { $items } assignment
   *[other] { $items } assignments
}. The nearest deadline is { $nearest }.
