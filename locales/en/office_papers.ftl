# “📄 Documents”: order, list, plan, thanks, certificates, statement, summary — and the templates they are made from

office-open = 📄 Documents
office-of-pair-open = 📄 Documents of the pair
office-statement = 📄 Statement of execution
office-summary = 📄 Interim information
office-templates-button = 📄 Templates
office-paper = { $paper ->
    [order] 📜 Order on assigning pairs
    [pairs] 📋 List of pairs
    [plan] 🗒 Plan of a pair
    [thanks] 💐 Letter of thanks
    [certificate] 🏅 Certificate of mentoring
    [statement] 📊 Statement of execution
    [reference] 📊 Report on execution
   *[summary] 🗞 Interim information
}
office-paper-plain = { $paper ->
    [order] order on pairs
    [pairs] list of pairs
    [plan] plan of a pair
    [thanks] letter of thanks
    [certificate] certificate of mentoring
    [statement] statement of execution
    [reference] report on execution
   *[summary] interim information
}
office-file-name = { office-paper-plain } { $day }
office-main = 📄 <b>Documents: { $organization }</b>
    { $any ->
        [no] { $mode ->
            [none] There are no documents about participants here: the bot keeps none.
           *[other] There are no documents for you here.
        }
       *[yes] A Word document (.docx) comes into this chat. What the bot does not know stays a line to fill in. { $people ->
            [yes] { $mode ->
                [names] Pairs: name and class.
                [codes] Pairs: codes, no names. Full names are written by the program on the school's server, or by hand.
               *[none] {""}
            }
           *[no] {""}
        }
    }
office-which-pairs = An order on which pairs?
office-order-of = { $order ->
    [none] Pairs without an order: { $count }
    [all] All pairs: { $count }
   *[other] Order { $order }: { $count }
}
office-whose = { office-paper }
    { $count ->
        [0] No pair has worked yet.
       *[other] Of which pair?
    }
office-of-pair = 📄 <b>Documents of the pair</b>
    { $pair }
    { $ended ->
        [yes] The pair is closed: high time to thank the mentor.
       *[no] A Word document comes into this chat.
    }
office-which-map = { $count ->
    [0] There are no published road maps with assignments yet.
   *[other] Of which road map?
}
office-which-request = The interim information is made of the organisations' answers to a request and of the programme's numbers. Which request?
office-request = { $title } ({ $answered }/{ $asked })
office-no-request = None, only the programme's numbers
office-not-made = The document could not be made. If you use a template of your own, try the shipped one; if not, try again later.

# Templates
office-templates = 📄 <b>Templates: { $organization }</b>
    Any document can be made your own: take the template, change it in Word or LibreOffice and send it here. A school's template comes before the municipality's, the municipality's before the shipped one.
office-template-line = { $name }{ $origin ->
    [own] {" "}· own
    [above] {" "}· from above
   *[shipped] {""}
}
office-template = <b>{ $name }</b>
    { $origin ->
        [own] Your template is in use.
        [above] The template of { $organization } is in use.
       *[shipped] The shipped template is in use.
    } To change it, take it, edit it and send it back as a .docx file.
office-version = { $used ->
    [yes] ✅
   *[no] ▫️
} { $at } · { $file }{ $by ->
    [none] {""}
   *[other] {" "}· { $by }
}
office-version-button = ⬇️ { $at } { $file }
office-template-take = ⬇️ Take the template and its fields
office-template-shipped = ↩️ As it was
office-template-file = Template — { $name }
office-template-how = Change words, fonts, tables, put in a coat of arms. The bot replaces the fields in double braces. Send the finished file to the screen of this template.
office-template-kept = ✅ The template was looked at and is in use from now on.
office-template-back = ↩️ Your template is in use no more; it stays among the versions.
office-fields = <b>Fields: { $name }</b>
    Write them in the template exactly like this, in double braces; capital or small letters do not matter.
office-fields-one = <code>{ $name }</code> — { $means }
office-fields-list = <b>{ $name }</b> — { $means }. Inside the repetition:
office-fields-rows = <b>Repeating rows.</b> Three rows of a table: the first holds only <code>{ $repeat }</code>, the second the fields, the third only <code>{ $end }</code>. The same works with paragraphs and inside a line.
office-fields-condition = <b>Condition.</b> <code>{ $if }</code> … <code>{ $else }</code> … <code>{ $end }</code>; “if not” is the contrary. An empty field, zero and an empty list mean “no”.
office-tag = { $what ->
    [repeat] repeat { $field }
    [end] end
    [if] if { $field }
   *[else] else
}
office-refused = ⚠️ <b>This template cannot be used:</b>
office-refused-stays = The one before stays in use. Put it right and send it again.
office-fault = • { $wrong ->
    [not_docx] This is no Word document. Save it as “Word document (.docx)”.
    [too_large] The file is larger than 3 MB: make the pictures smaller.
    [damaged] The file is damaged and does not open. Save it anew.
    [hostile] The file is built dangerously (it unpacks into a huge one), the bot does not open it.
    [active] The file holds macros or embedded objects. Save a plain document without them.
    [foreign] The file fetches parts from the internet or from other files (a linked picture, a remote template). Put them into the document itself.
    [no_fields] There is not one field in the document: it looks like a finished document, not a template.
    [tag_open] Braces are not closed: “{ $tag }”. A field is written in one paragraph: { $field }.
    [unknown_field] Unknown field “{ $tag }”.{ $meant ->
        [none] {""}
       *[other] {" "}Perhaps { $meant }?
    }
    [elsewhere] There is no field “{ $tag }” in this document, it is of another one.
    [unknown_command] Unknown command “{ $tag }”. There are “repeat …”, “if …”, “if not …”, “else”, “end”.
    [expression] “{ $tag }”: only the name of a field may stand between the braces, no formulas or signs.
    [list_as_field] “{ $tag }” is a list: it is written row by row between “repeat” and “end”.
    [not_a_list] “{ $tag }”: only a list can be repeated{ $meant ->
        [none] {""}
       *[other] : { $meant }
    }.
    [outside_list] The field “{ $tag }” exists only inside a repetition of rows.
    [nested] “{ $tag }”: one repetition stands inside another.
    [block_open] “{ $tag }” is not closed: “{ $end }” is lacking.
    [no_block] “{ $tag }” closes nothing: there is no “repeat” or “if” before it.
    [crooked] “{ $tag }” begins in one place and ends in another: both commands have to stand alike — in rows of their own of one table, in paragraphs of their own, or inside one paragraph.
    [too_heavy] The template is too complicated: filling it took more time or memory than is allowed.
   *[spoilt] The template could not be filled: after a trial the document does not open.
}
office-where = {""}
    { "  " }📍 { $part ->
        [header] header
        [footer] footer
        [footnotes] footnote
       *[body] text
    }{ $table ->
        [0] {""}
       *[other] , table { $table }, row { $row }
    }{ $words ->
        [none] {""}
       *[other] : “{ $words }”
    }

# Words of the documents themselves
office-digits = { $day }
office-day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
office-hidden = hidden
office-order = № { $number } of { $day }
office-signer = { $level ->
    [region] Head of the centre
    [municipality] Municipal coordinator
   *[institution] Head
}
office-pair-state = { $state ->
    [active] works
    [paused] rests
   *[ended] closed
}
office-goes-on = goes on
office-reached = reached
office-meeting-place = { $place ->
    [school] at school
    [enterprise] at the enterprise
   *[online] online through the school
}
office-meeting-state = { $state ->
    [planned] planned
    [held] logged, to be confirmed
    [confirmed] took place
    [cancelled] cancelled
    [denied] not confirmed
   *[no-show] did not take place
}
office-mentors = { $category ->
    [pupil] Pupils
    [student] Students
    [teacher] Teachers
    [employer] Specialists of enterprises
   *[graduate] Graduates
}
office-base = { $base ->
    [school] Learners of schools
    [additional_education] Learners in additional education
   *[all] Learners of all organisations
}
office-file = file
office-files = Files: { $count }
office-piece = { $words }{ $day ->
    [none] {""}
   *[other] {" "}of { $day }
}

# Fields of templates: the names that an office writes between braces, and what they mean.
office-field = { $field ->
    [organization] organization name
    [organization_short] short name
    [above] higher authority
    [today] date in words
    [today_digits] date in digits
    [school_year] school year
    [programme] programme
    [legal_base] legal base
    [signer_office] office of the signer
    [signer] name of the signer
    [curator] curator
    [order_number] order number
    [order_date] order date
    [pair_count] number of pairs
    [pairs] pairs
    [number] row number
    [mentor] mentor
    [mentor_category] mentor is
    [mentee] mentee
    [mentee_category] mentee is
    [form] form of mentorship
    [since] since
    [until] until
    [months] months
    [state] state
    [order] order
    [meeting_count] number of meetings
    [last_meeting] last meeting
    [requests] requests
    [directions] directions
    [goals] goals
    [goal] goal
    [steps] steps
    [reached] reached mark
    [meetings] meetings
    [day] day
    [kind] kind of meeting
    [topic] topic
    [place] place
    [minutes] minutes
    [outcome] outcome
    [map_title] road map
    [map_number] document number
    [map_date] document date
    [place_count] number of organisations
    [measure_count] number of measures
    [total] assignments in all
    [done] done
    [waiting] being checked
    [overdue] overdue
    [open] in work
    [measures] measures
    [measure] measure
    [term] printed term
    [deadline] deadline
    [places] organisations
    [late] late ones
    [days] days late
    [reported] reported on
    [documents] evidence
    [request] request
    [request_due] request due
    [asked] organisations asked
    [answered] answered
    [silent_count] unanswered
    [pupils] learners in all
    [involved] involved
    [percent] share
    [known_places] organisations with data
    [signed_up] signed up
    [paired] in pairs
    [met] have met
    [regularly] meet regularly
    [all_pairs] pairs of the programme
    [questions] questions
    [question] question
    [answer] answer
    [silent] silent ones
    [promises] targets
    [base] share of
    [goal_percent] promised share
    [due] due on
    [lacking] lacking
    [forms] forms
    [categories] categories
    [category] category
    [mentor_count] mentors counted
    [partners] partners
    [partner] partner
    [agreement] agreement
    [events] events
    [event] event
    [came] took part
    [acts] acts
   *[act] act
}
office-means = { $field ->
    [organization] full name of the organisation
    [organization_short] short name of the organisation
    [above] the authority above: the education department
    [today] the day on which the document was made: 15 September 2026
    [today_digits] the same day: 15.09.2026
    [school_year] 2026/27
    [programme] title of the mentorship programme
    [legal_base] what the programme rests on
    [signer_office] whose signature: as the office is called in the bot, else “Head”
    [signer] where the bot keeps names, else a line
    [curator] who answers for mentorship in the organisation, else a line
    [order_number] the order on the pair, if entered
    [order_date] its date
    [pair_count] how many pairs
    [pairs] list: a row for each pair
    [number] number of the row
    [mentor] name and class or code, on the server the full name
    [mentor_category] pupil, teacher, student, employer, graduate
    [mentee] name and class or code, on the server the full name
    [mentee_category] pupil (with the class), teacher, student
    [form] pupil–pupil and others
    [since] when the pair began
    [until] when it ended, today where it goes on
    [months] months, one that was begun counts
    [state] how it stands
    [order] № and date of the order on the pair
    [meeting_count] how many meetings took place
    [last_meeting] day of the last meeting
    [requests] what help is wanted with
    [directions] what the mentor helps with
    [goals] list: a row for each goal
    [goal] in the pair's words
    [steps] the steps, one a line
    [reached] “reached” or a line
    [meetings] list: a row for each meeting
    [day] date
    [kind] first, working, final
    [topic] what about
    [place] where, or which organisation
    [minutes] how long
    [outcome] how the pair ended
    [map_title] title of the road map
    [map_number] № of the paper
    [map_date] date of the paper
    [place_count] how many organisations
    [measure_count] how many measures
    [total] those withdrawn by a new edition do not count
    [done] accepted or not required
    [waiting] reported, waits to be looked at
    [overdue] the day has passed
    [open] not due yet, without a date, or returned
    [measures] list: a row for each measure
    [measure] words of the measure
    [term] the term as printed
    [deadline] the last day
    [places] list: a row for each organisation
    [late] list: a row for each overdue assignment
    [days] by how many days
    [reported] day of the report
    [documents] № and dates, links, files
    [request] title of the request for information
    [request_due] until when answers were taken
    [asked] how many were asked
    [answered] how many answered
    [silent_count] how many did not
    [pupils] number of learners (what the share is of)
    [involved] learners who count; fewer than five are not told
    [percent] involved of all, %
    [known_places] how many have entered their learners
    [signed_up] learners who applied
    [paired] learners in pairs of this year
    [met] learners with at least one meeting
    [regularly] learners with three or more meetings
    [all_pairs] pairs that work now
    [questions] list: a row for each question
    [question] in its words
    [answer] the sum, or the answers
    [silent] list: organisations that did not answer
    [promises] list: a row for each target
    [base] schools, additional education, all
    [goal_percent] the promised share, %
    [due] date of the target
    [lacking] how many learners are lacking
    [forms] list: a row for each form
    [categories] list: mentors by category
    [category] pupils, teachers, students, employers, graduates
    [mentor_count] how many mentors
    [partners] list: enterprises with agreements
    [partner] name of the enterprise
    [agreement] № and date of the agreement
    [events] list: events and trainings held
    [event] title
    [came] how many came
    [acts] list: papers adopted
   *[act] № and title as reported
}
