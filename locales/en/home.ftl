# Start, home screen, language, help

home-greeting = { $name ->
    [none] Hello!
   *[other] Hello, { $name }!
}{ $polite ->
    [ty] {""}
   *[vy] {""}
}
home-seat = { $office ->
    [regional] You answer for mentorship in the region
    [coordinator] You coordinate mentorship
    [controller] You control the execution
    [head] You are the head
    [curator] You are the mentorship curator
   *[staff] { $title ->
        [none] You are on the staff
       *[other] { $title }
    }
}: <b>{ $organization }</b>.
home-seat-deputy = You stand in for the { $office ->
    [coordinator] coordinator of mentorship
    [curator] curator of mentorship
   *[head] head
}{ $holder ->
    [none] {""}
   *[other] {" "}({ $holder })
}: <b>{ $organization }</b>{ $until ->
    [none] {""}
   *[other] , until { $until }
}.
home-calm = { $polite ->
    [ty] Nothing is waiting for you right now.
   *[vy] Nothing is waiting for you right now.
}
home-language = 🌐 Язык / Language
home-more = ⋯ More
home-invite = ✉️ Invite

role-ask =
    Hello! This bot helps schools with mentorship.

    Who are you?
    The bot is not an emergency service: in danger call <b>112</b>. Children's helpline: <b>8-800-2000-122</b>.
role-mentee = 🎒 I am a pupil
role-mentor = 🤝 I am a mentor
role-official = 🗂 I am a coordinator

language-ask = На каком языке говорить? / Which language?
language-ru = Русский
language-en = English

footer-home = 🏠 Home
footer-back = ‹ Back
footer-concern = 🆘 Report a problem

help =
    The bot carries mentorship from the order to the meetings: road map, assignments and deadlines, pairs, meetings, the share.

    /home — home screen
    /data — my data: take along, take a consent back, erase
    /language — language
    If something is wrong, press “🆘 Report a problem” under any screen.

    The bot is not an emergency service: in danger call <b>112</b>. Children's helpline: <b>8-800-2000-122</b>.

command-home = Home screen
command-help = What the bot can do
command-language = Язык / Language
command-unknown = There is no such command. There are /home (home screen), /help and /language. The open screen is still there.

screen-not-here = { $what ->
    [sticker] A sticker changes nothing here.
    [voice] The bot does not listen to voice messages: please write instead.
    [photo] No photo is needed here.
    [video] No video is needed here.
    [document] No file is needed here.
    [text] This screen does not ask for text.
   *[other] Such a message changes nothing here.
} Nothing is lost: choose a button on the screen below.

button-unknown = This button does nothing any more. This is how things stand now.
button-old = The screen is out of date. This is how things stand now.
door-closed =
    { $polite ->
        [ty] This is not for you. Here is what you can do now.
       *[vy] This is not for you: you do not hold that role now. Here is what you can do.
    }
button-done = This has been done already.

group-only-private = The bot talks in private chats only: open one with it and press “Start”.

failed = Something went wrong, and the bot knows. What you said is kept. Open /home and repeat the last step.
