# A school's links and posters, personal codes from a list of classes

home-ways-in = 📣 Posters and codes
ways-in-main =
    <b>Posters and codes — { $organization }</b>

    Press whom the poster is for: it comes here as a file to print (A4) and as a picture. People join by its QR code themselves.
    { $came ->
        [0] Nobody has come by the links yet.
       *[other] Came by the links: { $came }{ $on_the_way ->
            [0] .
           *[other] , filling in the form now: { $on_the_way }.
        }
    }
ways-in-poster = 🖼 { $part ->
    [mentee] Looking for a mentor
   *[mentor] Becoming a mentor
}{ $form ->
    [none] {""}
   *[other] : { $form }
}
ways-in-kind = { $part ->
    [mentee] Mentees
   *[mentor] Mentors
}{ $form ->
    [none] , any form
   *[other] : { $form }
}
ways-in-other = ➕ A poster for others
ways-in-open-links = ⚙️ Words and links
ways-in-open-roster = 🎟 Personal codes
ways-in-place = 🏫 { $organization }
ways-in-ask-kind = Whom is the poster for? Press, and it comes here.
ways-in-links = { $count ->
    [0] There are no links yet: they are made together with a poster.
   *[other] <b>Links that work</b>
}
ways-in-line = • { $title }: came { $came }{ $on_the_way ->
    [0] {""}
   *[other] , filling in { $on_the_way }
}
ways-in-link =
    <b>{ $title }</b>, { $organization }

    Link: { $link }
    Came: { $came }{ $on_the_way ->
        [0] {""}
       *[other] , filling in the form now: { $on_the_way }
    }

    On the poster:
    <blockquote><b>{ $heading }</b>
    { $line }
    { $ask }</blockquote>
ways-in-poster-again = 🖼 Poster
ways-in-edit-heading = ✏️ Heading
ways-in-edit-line = ✏️ Line
ways-in-edit-ask = ✏️ Whom to ask
ways-in-end = 🔁 Replace or revoke
ways-in-ask-words = { $line ->
    [heading] Write the heading of the poster
    [line] Write the line below the heading
   *[ask] Write whom to ask: the office and the room
} (up to { $longest } signs). Now it says:

    <blockquote>{ $words }</blockquote>
    A poster hangs where everybody sees it: no names, telephones or addresses.
ways-in-words-refused = ⚠️ { $reason ->
    [empty] The message is empty.
    [long] Too long: up to { $longest } signs, or it cannot be read from afar.
    [pictures] No emoji or special signs: they would be missing on paper.
   *[contact] This looks like a telephone, an address or a name in a network. Write an office and a room: everybody sees the poster.
}
ways-in-words-kept = ✅ Kept. Print the poster again: the old one has the old words, the QR code is the same.
ways-in-usual = ↩️ As it was
ways-in-ask-end =
    {""}
    Replace: a new QR code with the same words. Revoke: nobody joins by this link any more. Whoever has come stays. Take the old poster down.
ways-in-renew = 🔁 Replace by a new one
ways-in-revoke = 🚫 Revoke
ways-in-renewed = ✅ The new link is ready, the old one works no longer. Put up the new poster.
ways-in-revoked = ✅ The link is revoked. Whoever opens it reads where to get the new one.

poster-heading = { $part ->
    [mentee] { $form ->
        [pupil_pupil] Need help? Find a mentor
        [student_pupil] A student will be your mentor
        [employer_pupil] Choosing a profession? Find a mentor
        [teacher_teacher] A colleague as a mentor
        [employer_student] A mentor from an enterprise
       *[any] Find your mentor
    }
   *[mentor] { $form ->
        [pupil_pupil] You know how? Teach it! Be a mentor
        [student_pupil] Students! Be mentors of pupils
        [employer_pupil] Be the mentor of a pupil
        [teacher_teacher] Share what you know: be a mentor
        [employer_student] Be the mentor of a student
       *[any] Be a mentor
    }
}
poster-line = { $part ->
    [mentee] { $form ->
        [pupil_pupil] An older pupil helps with a subject, a project or a new class. Free, at school.
        [student_pupil] Helps with a project and tells how to get into university. Free, at school.
        [employer_pupil] A specialist shows how the work is really done. Free, together with the school.
        [teacher_teacher] An experienced teacher helps with lessons, papers and the first class of one's own.
        [employer_student] A specialist helps with practice, a project and the first job.
       *[any] Somebody who has gone this way helps with the first step.
    }
   *[mentor] An hour a week. The curator finds the pair, meetings take place together with the school.
}
poster-ask = Questions? Ask the school's curator of mentorship
poster-scan = Point the camera of your phone at the code
poster-file = poster { $part ->
    [mentee] for mentees
   *[mentor] for mentors
}, { $organization }
poster-caption = Print on A4 without scaling down: the code is read from two metres. The picture below is for a chat or a screen in the hall.
poster-not-drawn = ⚠️ The file could not be made: the machine is busy. Press again in a minute.

roster-main =
    <b>Personal codes — { $organization }</b>

    { $count ->
        [0] There are no codes yet.
       *[other] Codes: { $count }, came: { $came }.
        { $classes }
    }

    Whoever has a personal code is not asked for the class. Send the list of classes here as .xlsx or .csv: take the template{ $mode ->
        [names] , fill in class, first name and the first letter of the surname. Send no full surnames here.
       *[codes] , fill in class and number of pupils. Send no names here: a list on paper or the school's server knows whose code it is.
    }
    A repeated upload updates and doubles nobody; classes that are not in the file stay as they are.
roster-class = { $school_class }: { $came }/{ $count }
roster-template = 📥 Template
roster-slips = 🖨 Sheets of codes
roster-sheet = Classes
roster-sheet-title = { $mode ->
    [names] A line for a pupil: class, first name, first letter of the surname
   *[codes] A line for a class: class and number of pupils. No names
}
roster-heading = { $what ->
    [class] Class
    [count] Number of pupils
    [given] First name
   *[letter] First letter of the surname
}
roster-file = list of classes
roster-refused-kind = The file «{ $file }» does not fit: a list as .xlsx or .csv is needed. Take the template.
roster-unreadable = ⚠️ { $why ->
    [no-headings] The file has no line of headings: { $mode ->
        [names] «Class», «First name», «First letter of the surname»
       *[codes] «Class», «Number of pupils»
    }. Take the template.
    [nobody] There is nothing below the headings: fill in the classes and send it again.
    [too-many] More than 60 pupils in a class or more than 3000 in the file: split it.
   *[names] { $mode ->
        [names] The file holds full surnames. Leave the first name and the first letter of the surname, and delete the file from the chat. Nothing was kept.
       *[codes] The file holds names or other words. Names must not be sent through a messenger: delete the file from the chat and leave class and number of pupils only. Nothing was kept.
    }
}
roster-preview =
    <b>What the file changes</b>
    New codes: { $added }{ $classes ->
        [none] {""}
       *[other] {" "}({ $classes })
    }
    Unchanged: { $same }{ $named ->
        [0] {""}
       *[other] {""}
        Codes that get a name: { $named }
    }{ $spare ->
        [0] {""}
       *[other] {""}
        Too many, nobody has come with them: { $spare } — they will no longer work
    }{ $unknown ->
        [0] {""}
       *[other] {""}
        Have come but are not in the file: { $unknown } — they stay
    }
roster-faults =
    {""}
    ⚠️ These lines were not understood. Put them right and send the file again; while they are there, no code is taken back:
roster-fault = • line { $line }: { $fault ->
    [no-class] the class is missing
    [class] the class is not understood, write it so: 7Б
    [count] the number of pupils is from 1 to 60
    [twice] this class stands above already
    [no-name] the name is missing
    [surname] leave one letter of the surname
   *[name] a name has letters, hyphens and apostrophes only
}
roster-more-faults = and { $count } more
roster-write = ✅ Keep
roster-drop = ✖️ Do not keep
roster-written = ✅ Kept. New codes: { $added }{ $spare ->
    [0] .
   *[other] , no longer working: { $spare }.
} Now print the sheets.
roster-no-codes-left = ⚠️ A class has used up its 999 codes. Nothing was kept. Upload the list of this class under another letter.
roster-list-title = Whose code it is. For the school only: do not pass on
roster-list-heading = { $what ->
    [class] Class
    [code] Code
    [name] Name
   *[came] Has come in
}
roster-list-came = { $came ->
    [yes] yes
   *[no] no
}
slips-main =
    <b>Sheets of codes</b>
    { $linked ->
        [yes] Free codes: { $count }. Choose for whom, and the class: a PDF comes, to be cut along the dashes, ten on a page.
       *[no] Make a poster for pupils first: a personal code opens the same form.
    }
slips-link = { $chosen ->
    [yes] ✅
   *[no] ▫️
} { $title }
slips-every = All classes in one file
slips-file = codes{ $school_class ->
    [none] {""}
   *[other] {" "}{ $school_class }
}
slips-caption = Cut them apart and hand them out in person. Note on the paper list of the class who got which code.
slips-step = { $step ->
    [1] 1. Point the camera of your phone at the code and press Start.
   *[2] 2. No camera? Find the bot and the school, and write this code:
}

home-find-school = 🔎 Find my school
finding-ask = Write the number or the name of the school, misspellings are fine: «12», «gymnasium».
finding-found = Found. Press your school, or write it in other words.
finding-none = No such school can be joined here. Try the number or another word; or else the curator at school has the link.
finding-enough = There have been many searches today. Try again tomorrow, or better ask the curator at school for the link.
finding-closed = Found: { $schools }. But there is no open way in at the moment. { $polite ->
    [ty] Ask the mentorship curator at school for the link, or type another school.
   *[vy] Ask the mentorship curator at school for the link, or type another school.
}
finding-link = { $school }{ $above ->
    [none] {""}
   *[other] , { $above }
}{ $form ->
    [none] {""}
   *[other] {" · "}{ $form }
}
