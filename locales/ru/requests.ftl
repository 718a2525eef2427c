# Запросы информации: форма, адресаты, ответы, итоги

home-requests = 📝 Запросы информации ({ $count_requests })
request-button = 📝 Запросы информации
request-to-list = ‹ К списку запросов
request-to-desk = ‹ К списку запросов
request-to-form = ‹ К запросу

today-requests = { $count ->
    [one] 📝 Ждёт ответа { $count } запрос, до { $next }.
    [few] 📝 Ждут ответа { $count } запроса, ближайший до { $next }.
   *[many] 📝 Ждут ответа { $count } запросов, ближайший до { $next }.
}
today-requests-past = { $count ->
    [one] 📝 Остался без ответа { $count } запрос, его срок прошёл: откройте «Мои поручения», там можно попросить открыть снова.
    [few] 📝 Остались без ответа { $count } запроса, их срок прошёл: откройте «Мои поручения», там можно попросить открыть снова.
   *[many] 📝 Остались без ответа { $count } запросов, их срок прошёл: откройте «Мои поручения», там можно попросить открыть снова.
}
today-requests-silent = 📝 Запросы: ещё не ответили { $silent }{ $count ->
    [1] .
   *[other] {" "}(запросов — { $count }).
}

digest-request = <b>{ $position }.</b> { $place ->
    [executor] Запрос: { $what }
   *[above] { $organization } — нет ответа на запрос: { $what }
} — { $group ->
    [overdue] { $days ->
        [one] срок был { $due }, прошёл { $days } день.
        [few] срок был { $due }, прошло { $days } дня.
       *[many] срок был { $due }, прошло { $days } дней.
    }
    [today] ответить можно до конца дня.
   *[soon] { $days ->
        [one] до { $due }, остался { $days } день.
        [few] до { $due }, осталось { $days } дня.
       *[many] до { $due }, осталось { $days } дней.
    }
}
digest-answer = { $position ->
    [none] 📝 Ответить
   *[other] 📝 Ответить · { $position }
}

request-desk = { $owns ->
    [yes] <b>Запросы информации</b>
        { $count ->
            [0] Запросов пока нет. Запрос — короткая форма: организации отвечают с телефона, итоги складываются сами.
           *[other] Ждут ответов: { $waits } из { $count }.
        }
   *[no] <b>Запросы информации</b>
        { $count ->
            [0] Запросов пока нет.
           *[other] Ждут ответов: { $waits } из { $count }. Отправляет запросы координатор, Вы читаете ответы.
        }
}
request-new = ➕ Новый запрос
request-untitled = без названия
request-entry = { $state ->
    [draft] ✏️ { $title }
    [withdrawn] 🚫 { $title }
   *[sent] { $answered } из { $asked } · { $title }
}
request-not-of-row = Из этой строки запрос не получается: отвечать по ней из организаций некому или она не Ваша.
request-of-row = 📝 Сделать запросом

request-draft = <b>Запрос: { $title ->
    [none] без названия
   *[other] { $title }
}</b>
    Ответить до: { $due ->
        [none] не выбрано
       *[other] { $due }
    }
    Кому: { $all ->
        [yes] всем организациям ({ $chosen })
       *[no] выбрано организаций — { $chosen }
    }
request-question = { $position }. { $label } — { $kind ->
    [number] число{ $people ->
        [yes] , считает людей
       *[no] {""}
    }
    [text] текст
    [choice] выбор из списка
   *[file] файл или фото
}{ $required ->
    [no] , можно пропустить
   *[yes] {""}
}
request-choice = ◦ { $choice }
request-to-title = ✏️ Название
request-to-kind = ➕ Вопрос
request-to-due = 📅 Срок
request-to-audience = 🏫 Кому
request-to-preview = 👁 Посмотреть и отправить
request-to-discard = 🗑 Удалить
request-title-ask = { $title ->
    [none] О чём запрос? Напишите коротко, как в письме: «Сведения о наставниках на 1 октября».
   *[other] Сейчас: «{ $title }». Напишите новое название.
}
request-kind-ask = Каким будет ответ на новый вопрос?
request-kind = { $kind ->
    [number] 🔢 Число
    [text] 📄 Текст
    [choice] ☑️ Выбор
   *[file] 📎 Файл
}
request-words-ask = { $kind ->
    [choice] Напишите вопрос, а под ним варианты — каждый с новой строки. Например:
        Назначен ли куратор
        Да
        Нет
    [number] Напишите вопрос, на который отвечают числом: «Сколько учителей стали наставниками».
    [file] Что нужно прислать? Например: «Приказ о назначении куратора».
   *[text] Напишите вопрос, на который отвечают словами.
}{ $named ->
    [yes] {""}
   *[no]
        {""}
        Имена и другие личные данные через бота не собирают.
}
request-field-unfit = { $why ->
    [empty] Вопрос пустой: напишите его словами.
    [too-long] Вопрос длиннее 200 знаков: сократите, пожалуйста.
    [twice] Такой вопрос в запросе уже есть.
    [too-many] Вопросов уже { $most }, больше в один запрос не помещается. Остальное — отдельным запросом.
    [few-choices] Нужен вопрос и хотя бы два варианта под ним, каждый с новой строки.
    [many-choices] Вариантов больше восьми: оставьте главные.
    [choice-twice] Один вариант повторяется дважды.
   *[choice-long] Вариант длиннее 40 знаков не поместится на кнопке: сократите, пожалуйста.
} Вы написали: «{ $typed }». Пришлите исправленный вопрос.
request-field-gone = Этого вопроса в запросе больше нет.
request-people = { $people ->
    [yes] Число считает людей: если их меньше пяти, выше организации число не показывается.
   *[no] Число не считает людей и показывается как есть.
}
request-form-so = <b>Так увидят в организации:</b>
request-words-now = Сейчас:
    <blockquote>{ $words }</blockquote>
request-up = ⬆️ Выше
request-down = ⬇️ Ниже
request-reword = ✏️ Изменить слова
request-toggle-required = { $required ->
    [yes] ⏭ Разрешить пропускать
   *[no] ❗ Сделать обязательным
}
request-serves = 📌 { $asker ->
    [yes] Ответы становятся отчётами по мероприятию «{ $number ->
        [none] {""}
       *[other] № { $number }.{" "}
    }{ $text }» и ждут Вас в «Принять отчёты». Кто молчит, за тем мероприятие остаётся.
   *[no] Ответ будет и отчётом по мероприятию «{ $number ->
        [none] {""}
       *[other] № { $number }.{" "}
    }{ $text }».
}
request-proven = 📌 { $begun ->
    [yes] Для отчёта по мероприятию «{ $number ->
        [none] {""}
       *[other] № { $number }.{" "}
    }{ $text }» нужно ещё то, что оно просит: отчёт начат, дополните его в «Мои поручения».
   *[no] Это и отчёт по мероприятию «{ $number ->
        [none] {""}
       *[other] № { $number }.{" "}
    }{ $text }»: он ждёт проверки.
}
request-skip = ⏭ Пропустить
request-clear = 🗑 Убрать ответ
proof-request = Ответ на запрос «{ $title }», { $day }.
request-toggle-people = { $people ->
    [yes] 👥 Это не люди
   *[no] 👥 Это число людей
}
request-drop-field = 🗑 Убрать вопрос
request-discard-ask = Удалить черновик{ $title ->
    [none] {""}
   *[other] {" "}«{ $title }»
}? Его никто ещё не видел.
request-discard-now = 🗑 Да, удалить
request-due-ask = До какого дня ждать ответов?{ $due ->
    [none] {""}
   *[other] {" "}Сейчас — { $due }.
}
request-audience = <b>Кому</b>
    Выбрано { $chosen } из { $count }. Нажмите вид организаций, чтобы добавить его или убрать.
request-nobody = Никого
request-to-measures = По мероприятию…
request-measures = { $count ->
    [0] Розданных мероприятий нет.
   *[other] <b>Кто отвечает за мероприятие</b>
        Запрос получат организации выбранного мероприятия.
}
request-measure = { $position }. { $number ->
    [none] {""}
   *[other] № { $number }.{" "}
}{ $text } ({ $places })
request-preview = 👁 <b>Так запрос увидят в организации:</b>
request-preview-counts = { $count ->
    [one] Получит { $count } организация.
    [few] Получат { $count } организации.
   *[many] Получат { $count } организаций.
}{ $unreached ->
    [0] {""}
   *[other] {" "}Пока некому написать ({ $unreached }): { $places }{ $more ->
        [0] .
       *[other] {" "}и ещё { $more }.
    } Им сообщите, пожалуйста, другим способом.
}
request-send-out = { $count ->
    [one] 📨 Отправить ({ $count } организации)
   *[other] 📨 Отправить ({ $count } организациям)
}
request-no-names = 🔒 Не спрашивайте имена, телефоны, адреса и другие личные данные: через бота их не передают. Достаточно чисел и номеров документов.
request-asks-names = ⚠️ Похоже, личные данные спрашивает вопрос «{ $label }»{ $more ->
    [0] {""}
   *[other] {" "}(и ещё { $more })
}. Замените его числом или уберите.
request-unready = { $reason ->
    [not-yours] Этот запрос не Ваш или уже не идёт: изменить его нельзя.
    [sent-already] Этот запрос уже отправлен.
    [changed] Запрос изменился, пока Вы смотрели. Взгляните ещё раз и отправьте.
    [no-title] Дайте запросу название.
    [no-fields] В запросе нет ни одного вопроса. Добавьте хотя бы один.
    [no-due] Выберите день, до которого ждать ответов.
    [past] Этот день уже прошёл. Выберите сегодняшний или более поздний.
   *[nobody] Не выбрана ни одна организация.
}
request-sent = { $count ->
    [one] 📨 Запрос отправлен: { $count } организация.
    [few] 📨 Запрос отправлен: { $count } организации.
   *[many] 📨 Запрос отправлен: { $count } организаций.
}

request-one = <b>{ $title }</b>
    { $how ->
        [withdrawn] Запрос отозван: ответов больше не ждут.
        [past] Срок был { $due }: ответы закрыты. Открыть снова можно кнопкой «Другой срок».
       *[runs] Ответы до { $due }, до этого дня их можно исправлять.
    }
    Ответили { $answered } из { $asked }.
request-reminded = Молчащим напоминали { $at }, человек — { $count }.
request-to-results = 📊 Итоги
request-to-places = 🏫 Кто ответил
request-xlsx = 📗 XLSX
request-docx = 📄 DOCX
request-mail = ✉️ { $mails ->
    [yes] Таблицы на служебную почту
   *[no] На почту: не настроена
}
request-mail-state = { $state ->
    [sent] ✉️ Таблицы отправлены на { $address }, { $at }.
    [waiting] ✉️ Таблицы уходят на { $address }. Что с письмом стало, будет видно здесь.
   *[failed] ⚠️ Письмо на { $address } не принято почтовым сервером ({ $failure }). Проверьте адрес кнопкой «✉️ Почта организаций» и нажмите ещё раз.
}
request-unmailed = ✉️ { $reason ->
    [no-server] Письма сейчас не отправляются: на сервере бота не настроена почта (SMTP), её включает тот, кто его ведёт. Таблицы можно взять кнопками «XLSX» и «DOCX».
    [no-address] У Вашей организации не записан служебный адрес. Запишите его: кнопка «✉️ Почта организаций» ниже.
    [nothing] Отправлять пока нечего: никто ещё не ответил.
   *[not-yours] Этот запрос не Ваш.
}
request-mail-subject = Ответы на запрос: { $title }
request-mail-end = Таблицы приложены: XLSX для работы, DOCX для подписи. Письмо отправлено ботом наставничества по просьбе координатора, отвечать на него не нужно.
request-to-nudge = 🔔 Напомнить молчащим ({ $count })
request-move = 📅 Другой срок
request-to-withdraw = 🚫 Отозвать
request-results = <b>Итоги: { $title }</b>
    Ответили { $answered } из { $asked }.
request-sum-head = <b>{ $position }. { $label }</b>
request-sum = { $total ->
    [none] Итог скрыт (людей меньше пяти)
   *[other] Всего: { $total }
}, ответов — { $count }{ $hidden ->
    [0] {""}
   *[other] , по организациям скрыто — { $hidden }
}
request-sum-choice = { $choice } — { $count }
request-sum-text = { $organization }: { $words }
request-sum-more = …и ещё { $count }: все ответы — в таблице.
request-sum-files = Файлов и фото: { $count }.{ $count ->
    [0] {""}
   *[other] {" "}Они открываются в ответе организации.
}
request-places = <b>Кто ответил</b>
    Ответили { $answered }, молчат { $silent }. Сначала — молчащие.
request-place-entry = { $how ->
    [answered] ✅
    [begun] ✏️
    [past] 🔴
   *[open] ▫️
} { $organization }
request-place = <b>{ $organization }</b>
    { $title }
    { $how ->
        [answered] Ответ от { $at }. Исправлять можно до { $due }.
        [begun] Ответ начат, но не отправлен. Срок — { $due }.
        [past] Ответа нет, срок был { $due }.
       *[open] Ответа пока нет. Срок — { $due }.
    }
request-hidden = меньше 5
request-reopen = 📅 Открыть до другого дня
request-file-caption = { $organization }: { $title }
request-nudge-ask = { $count ->
    [0] Сейчас напоминать некому.
    [one] Напомнить { $count } человеку: { $places }
    [few] Напомнить { $count } людям: { $places }
   *[many] Напомнить { $count } людям: { $places }
}{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
request-nudge-now = { $count ->
    [one] 🔔 Напомнить ({ $count })
   *[other] 🔔 Напомнить ({ $count })
}
request-nudged = { $count ->
    [one] 🔔 Напоминание уйдёт { $count } человеку.
   *[other] 🔔 Напоминание уйдёт { $count } людям.
}
request-until-ask = До какого дня принимать ответы{ $organization ->
    [none] {" "}всех организаций
   *[other] {" "}({ $organization })
}? Срок запроса — { $due }.
request-reopened-said = Ответы принимаются до { $due }. Организаций — { $count }.
request-withdraw-ask = Отозвать запрос «{ $title }»? Полученные ответы ({ $answered }) останутся, { $silent ->
    [0] новых никто не ждёт.
   *[other] остальным ({ $silent }) бот скажет, что отвечать не нужно.
}
request-withdraw-now = 🚫 Да, отозвать

request-list = { $count ->
    [0] Запросов, на которые Вы отвечаете, сейчас нет.
   *[other] <b>Запросы</b>
        Ждут ответа: { $open } из { $count }.
}
request-list-entry = { $how ->
    [answered] ✅ { $title }
    [past] 🔴 { $title }
   *[open] до { $due } · { $title }
}{ $organization ->
    [none] {""}
   *[other] {" "}({ $organization })
}
request-form = <b>{ $title }</b>
    Спрашивает: { $organization }. Ответить до { $due }.
request-form-state = { $how ->
    [closed] 🔴 Срок прошёл, ответы закрыты. Открыть снова может тот, кто спрашивает.
    [withdrawn] 🚫 Запрос отозван: отвечать не нужно.
    [answered] ✅ Ответ отправлен. До срока его можно исправить: нажмите номер вопроса.
    [complete] Всё обязательное заполнено. Проверьте и отправьте.
   *[open] Заполнено { $done } из { $total }. Каждый ответ сохраняется сразу.
}
request-field-line = { $answer ->
    [none] ▫️ { $position }. { $label } <i>({ $kind ->
        [number] число
        [text] текст
        [choice] выбор
       *[file] файл или фото
    }{ $required ->
        [no] , можно пропустить
       *[yes] {""}
    })</i>
   *[other] ☑️ { $position }. { $label } — <b>{ $answer }</b>
}
request-files = { $count ->
    [one] { $count } файл
    [few] { $count } файла
   *[many] { $count } файлов
}
request-next = { $begun ->
    [yes] ▶️ Дальше
   *[no] ▶️ Ответить
}
request-send-answer = 📨 Отправить ответ
request-hand = 👤 Передать коллеге
request-plea-button = 🙋 Попросить открыть снова
request-field-ask = Вопрос { $position } из { $total }
    <b>{ $label }</b>
    { $kind ->
        [number] { $people ->
            [yes] Напишите, сколько человек: целое число, можно 0.
           *[no] Напишите число, например 12 или 3,5.
        }
        [choice] Выберите ответ.
        [file] Пришлите файл или фото, можно несколько.
       *[text] Напишите ответ словами.{ $named ->
            [yes] {""}
           *[no] {" "}Без имён и других личных данных.
        }
    }{ $required ->
        [no] {" "}Можно пропустить.
       *[yes] {""}
    }{ $answer ->
    [none] {""}
   *[other]
        {""}
        Сейчас: <b>{ $answer }</b>. { $kind ->
            [file] Новые добавятся к этим.
           *[other] Новый ответ заменит его.
        }
}
request-files-done = ▶️ Дальше
request-files-clear = 🗑 Убрать файлы
request-unfit = { $why ->
    [not-number] Это не число: «{ $typed }». Напишите цифрами, например 12 или 3,5.
    [not-whole] Нужно целое число, а у дробного — не больше двух знаков после запятой. Вы написали: «{ $typed }».
    [negative] Людей не может быть меньше нуля. Вы написали: «{ $typed }».
    [too-large-number] Число слишком большое: «{ $typed }». Проверьте, пожалуйста.
    [empty] Ответ пустой: напишите его словами.
    [too-long] Ответ длиннее 1000 знаков и не сохранён. Сократите его: «{ $typed }».
    [pick] Выберите один из вариантов кнопкой.
    [wants-file] Здесь нужен файл или фото. Вы написали: «{ $typed }».
    [wants-words] Файл сюда не нужен: ответьте, как просит вопрос.
    [no-answer] Так ответить не получится: пришлите то, о чём просит вопрос.
    [too-many] Файлов уже 20, больше к одному вопросу не приложить. Остальное соберите в один архив и замените им лишнее.
   *[too-large] Файл больше 20 МБ бот не сможет передать. Сожмите его или разделите.
}
request-meanwhile = Пока Вы отвечали, на этот вопрос уже ответили: ответ ниже. Ваш — «{ $typed }» — не записан. Если верен он, пришлите его ещё раз.
request-refused = { $reason ->
    [not-yours] Этот запрос не Ваш: отвечает тот, кому он адресован.
    [closed] Срок ответа прошёл, ответы закрыты. Попросите открыть запрос снова.
    [withdrawn] Запрос отозван: отвечать не нужно.
    [incomplete] Заполнены не все обязательные вопросы. Если их нет, ответьте хотя бы на один.
    [meanwhile] На этот вопрос уже ответили.
    [not-staff] Передать запрос можно только куратору или сотруднику своей организации.
   *[answered] Ответ уже отправлен.
}
request-corrected = ✅ Исправлено. Новый ответ уже учтён.
request-answered = ✅ Спасибо, ответ отправлен. До { $due } его можно исправить.
request-pleaded = { $told ->
    [yes] Просьба передана тому, кто спрашивает. Если запрос откроют, бот напишет.
   *[no] Передать просьбу сейчас некому или запрос уже открыт.
}
request-hand-ask = { $count ->
    [0] Передать запрос некому: в организации нет куратора и сотрудников{ $handed ->
        [yes] , кроме того, у кого он сейчас.
       *[no] .
    }
   *[other] Кому передать запрос? Отвечать сможете и Вы.
}
request-take-back = ↩️ Отвечу сам(а)
request-handed-on = Запрос передан. Вы видите его по-прежнему.
request-back = Запрос снова у Вас.

request-answer = 📝 Ответить
request-open-place = 📅 Открыть
request-came = 📝 <b>{ $title }</b>
    { $organization } просит ответить до { $due }. { $count ->
        [one] Вопросов — { $count }, это минута с телефона.
       *[other] Вопросов — { $count }, это минута с телефона.
    }
request-handed = 📝 Руководитель просит Вас ответить на запрос «{ $title }» ({ $organization }) до { $due }.
request-nudge = 🔔 Ещё нет ответа на запрос «{ $title }». { $organization } ждёт его до { $due }.
request-reopened = 📝 Запрос «{ $title }» открыт до { $due }: можно ответить или исправить ответ. Спрашивает: { $organization }.
request-withdrawn = 🚫 Запрос «{ $title }» отозван ({ $organization }): отвечать не нужно.
request-plea = 🙋 { $organization } просит снова открыть запрос «{ $title }»: срок был { $due }.

request-sheet = Ответы
request-photo = фото
request-file-name = Ответы на запрос { $day }
request-table-heading = { $what ->
    [number] №
    [organization] Организация
   *[answered] Ответ от
}
request-table-subtitle = { $organization }. По состоянию на { $day }, срок { $due }. Ответили { $answered } из { $asked }.
request-table-total = Итого
request-table-note = Числа меньше 5 человек, и те, по которым их можно вычислить, не показаны.
request-table-signature = Должность ____________________     Подпись ____________________     Расшифровка ____________________     Дата ______________
