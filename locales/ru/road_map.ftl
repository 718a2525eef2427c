# Дорожная карта: бумага, просмотр, вопросы, публикация

home-road-map = 📄 Дорожная карта

road-map-desk = <b>Дорожные карты</b>

    Пришлите приказ, письмо или дорожную карту файлом (.docx, .xlsx, .csv, .pdf, .txt) или вставьте текст сообщением. Бот прочитает и покажет, что понял. Пока Вы не опубликуете, никто ничего не получит.{ $count ->
        [0] {""}
       *[other] {" "}Ниже то, что уже загружено.
    }
road-map-desk-reader = <b>Дорожные карты</b>

    { $count ->
        [0] Опубликованных дорожных карт пока нет: они появятся здесь, как только координатор их опубликует.
       *[other] Здесь всё, что опубликовано. Вы можете открыть и прочитать; меняет дорожную карту координатор.
    }
road-map-not-yours = Дорожные карты загружают муниципальный координатор и региональный центр, а дорожную карту школы её руководитель и куратор.
road-map-entry = { $state ->
    [draft] ✏️ Черновик
    [published] ✅
    [returned] ↩️
   *[other] 🕓
} { $number ->
    [none] {""}
   *[other] № { $number }{" "}
}{ $title }
road-map-pasted = Получен текст: { $signs } { $signs ->
    [one] знак
    [few] знака
   *[many] знаков
}, { $parts } { $parts ->
    [one] сообщение
    [few] сообщения
   *[many] сообщений
}. Если это не всё, пришлите продолжение.
road-map-pasted-name = Вставленный текст
road-map-read-pasted = 📖 Это всё, прочитать
road-map-forget-pasted = Убрать текст
road-map-reading = ⏳ Читаю «{ $file }». Это займёт несколько секунд.
road-map-known = Эта бумага уже загружена. Вот её дорожная карта.
road-map-photo = Фото бот не прочитает: по снимку легко ошибиться в датах. Пришлите сам файл (.docx, .xlsx, .pdf) или вставьте текст.
road-map-called = «{ $name }»
road-map-offered = { $count ->
    [one] Вы прислали файл { $files }. Это приказ или дорожная карта? Если да, бот её прочитает.
   *[other] Вы прислали файлы: { $files }. Это приказы или дорожные карты? Если да, бот прочитает их по очереди.
}
road-map-offered-enough = Больше { $count } файлов сразу бот не берёт. Ответьте о них, потом пришлите остальные.
road-map-read-next = 📖 Прочитать ещё «{ $next_file }»
road-map-offer-yes = 📖 Да, прочитать
road-map-whose = Вы отвечаете за несколько организаций. Чья это дорожная карта: { $file }?
road-map-whose-seat = { $office ->
    [regional] 🏛 { $organization }: для муниципалитетов
    [coordinator] 🏛 { $organization }: для организаций
   *[head] 🏫 { $organization }: своя, на согласование
}
road-map-gone = Этой дорожной карты здесь нет: её удалили, или она не Ваша. Вернитесь к списку.

road-map-heading = <b>{ $title }</b>
    { $number ->
        [none] {""}
       *[other] № { $number }{ $issued ->
            [none] {""}
           *[other] {" "}от { $issued }
        },{" "}
    }файл «{ $file }»{ $issuer ->
        [none] {""}
       *[other] {" "}· { $issuer }
    }
road-map-summary = В документе <b>{ $rows ->
    [0] {""}
   *[other] { $rows } { $rows ->
        [one] мероприятие
        [few] мероприятия
       *[many] мероприятий
    },{" "}
}{ $points ->
    [0] {""}
   *[other] { $points } { $points ->
        [one] пункт приказа
        [few] пункта приказа
       *[many] пунктов приказа
    },{" "}
}{ $targets ->
    [0] {""}
   *[other] { $targets } { $targets ->
        [one] показатель
        [few] показателя
       *[many] показателей
    },{" "}
}{ $undated ->
    [0] {""}
   *[other] { $undated } без срока,{" "}
}{ $questions } { $questions ->
    [one] вопрос
    [few] вопроса
   *[many] вопросов
}</b>.{ $centres ->
    [0] {""}
   *[other] {" "}Ещё справочник: { $centres } { $centres ->
        [one] центр
        [few] центра
       *[many] центров
    }.
}{ $undated ->
    [0] {""}
   *[other] {" "}Без срока значит «постоянно»: такое поручение видно в списке, но о нём не напоминают.
}{ $removed ->
    [0] {""}
   *[other] {" "}Убрано Вами: { $removed }.
}
road-map-is-draft = ✏️ Это черновик, он сохранён. { $questions ->
    [0] Вопросов нет: { $amends ->
        [yes] посмотрите, что изменилось, и публикуйте оттуда.
       *[no] проверьте мероприятия и публикуйте.
    }
   *[other] Начните с вопросов: без ответа по этим строкам поручений не будет.
}
road-map-past = ⏪ Сроков в прошлом: { $count }. О прошедших сроках бот не напоминает.
road-map-more = …и ещё { $count }.
road-map-back = ‹ К дорожной карте
road-map-to-desk = ‹ Все карты
road-map-to-rows = ‹ К мероприятиям
road-map-ask = ❓ Ответить на вопросы
road-map-see-rows = 📋 Мероприятия
road-map-see-targets = 🎯 Показатели
road-map-see-people = 👤 Люди
road-map-see-centres = 🏛 Центры
road-map-see-audience = 🏫 Кому
road-map-publish = 🚀 Опубликовать
road-map-discard = 🗑 Удалить
road-map-discard-ask = Удалить черновик «{ $title }»? Ответы на вопросы пропадут. Ту же бумагу можно будет прислать заново.
road-map-discard-now = 🗑 Да, удалить
road-map-discarded = Черновик удалён. Ту же бумагу можно прислать заново.

road-map-rows = <b>Мероприятия и пункты: { $count }</b>. { $editable ->
    [yes] Нажмите номер, чтобы открыть и поправить.
   *[no] Нажмите номер, чтобы прочитать целиком.
}{ $many ->
    [yes] {" "}Или напишите номер строки.
   *[no] {""}
}
road-map-no-such-row = Строки «{ $typed }» здесь нет. Напишите номер так, как он стоит в списке.
road-map-term = { $kind ->
    [asked] вопрос
    [again] { $again }{ $day ->
        [none] {""}
       *[other] {" "}до { $day }
    }
    [list] { $day }
    [relative] без даты, как сказано в бумаге
    [undated] постоянно
   *[until] до { $day }{ $since ->
        [none] {""}
       *[other] {" "}(начало { $since })
    }
}
road-map-people = { $asked ->
    [yes] вопрос
   *[no] { $own ->
        [yes] { $level ->
            [region] { $count ->
                [0] региональный центр
               *[other] региональный центр и { $count } { $count ->
                    [one] муниципалитет
                    [few] муниципалитета
                   *[many] муниципалитетов
                }
            }
           *[other] { $count ->
                [0] муниципалитет
               *[other] муниципалитет и { $count } { $count ->
                    [one] организация
                    [few] организации
                   *[many] организаций
                }
            }
        }
       *[no] { $count } { $level ->
            [region] { $count ->
                [one] муниципалитет
                [few] муниципалитета
               *[many] муниципалитетов
            }
           *[other] { $count ->
                [one] организация
                [few] организации
               *[many] организаций
            }
        }
    }
}
road-map-people-offices = { $both ->
    [yes] , руководитель и куратор вместе
   *[no] , кураторы (где куратора нет, руководитель)
}
road-map-row = { $removed ->
    [yes] { $position ->
        [none] {""}
       *[other] { $position }.{" "}
    }🗑 <s>{ $number ->
        [none] {""}
       *[other] № { $number }.{" "}
    }{ $text }</s>
   *[no] { $position ->
        [none] {""}
       *[other] { $position }.{" "}
    }{ $number ->
        [none] {""}
       *[other] <b>№ { $number }.</b>{" "}
    }{ $text }
    🗓 { $printed ->
        [none] срок не назван
       *[other] «{ $printed }»
    } → { $term }
    { $percent ->
        [none] 👤 { $people }
       *[other] 🎯 показатель { $percent } %, считается сам
    }{ $asked ->
        [0] {""}
       *[other] {" "}❓
    }{ $edited ->
        [yes] {" "}✎
       *[no] {""}
    }
}
road-map-row-open = { $removed ->
    [yes] 🗑 <b>Убрано из дорожной карты.</b>{" "}
   *[no] {""}
}{ $number ->
    [none] {""}
   *[other] <b>№ { $number }.</b>{" "}
}{ $section ->
    [none] {""}
   *[other] <i>{ $section }</i>{" "}
}{ $text }

    🗓 { $typed_term ->
        [yes] Срок:
       *[no] Срок в бумаге:
    } { $printed ->
        [none] не назван
       *[other] «{ $printed }»
    }
    Понято: <b>{ $term }</b>

    👤 { $typed_people ->
        [yes] Ответственные:
       *[no] Ответственные в бумаге:
    } { $responsible ->
        [none] не названы
       *[other] «{ $responsible }»
    }
    { $percent ->
        [none] Понято: <b>{ $people }</b>
       *[other] Понято: <b>показатель { $percent } % к { $due }</b>. Он считается сам по всем организациям, поручений по нему нет.
    }{ $result ->
        [none] {""}
       *[other] {""}

    📄 { $typed_result ->
        [yes] Результат:
       *[no] Результат в бумаге:
    } «{ $result }»
    }{ $asked ->
        [0] {""}
       *[other] {" "}
    ❓ Есть вопрос: пока на него нет ответа, поручений по этой строке не будет.
    }
road-map-ask-evidence = Что попросить у исполнителя при отчёте?
road-map-evidence = { $chosen ->
    [yes] ✅{" "}
   *[no] {""}
}{ $kind ->
    [document] № и дата
    [file] Файл
    [photo] Фото
    [link] Ссылка
    [line] Одна строка
   *[none] Ничего
}
road-map-take-out = 🗑 Убрать из дорожной карты
road-map-put-back = ↩️ Вернуть в дорожную карту

road-map-targets = <b>Показатели</b>. Доля считается по всем организациям сразу, каждый человек один раз. В назначенный день показатель закроется сам.
road-map-target = { $position ->
    [none] {""}
   *[other] { $position }.{" "}
}{ $removed ->
    [yes] 🗑 <s>{ $percent } % к { $due }: { $base }</s>
   *[no] 🎯 <b>{ $percent } %</b> к { $due }: { $base }
}{ $edited ->
    [yes] {" "}✎
   *[no] {""}
}
road-map-centres = <b>Справочник центров</b> из этой бумаги. Это не мероприятия: поручений по ним нет.
road-map-centre = 🏛 <b>{ $name }</b>{ $directions ->
    [none] {""}
   *[other] {" "}
    { $directions }
}
road-map-people-head = <b>Кого называет бумага</b>
road-map-person = { $office ->
    [coordinator] 🗂
   *[controller] 🔎
} <b>{ $person }</b> («{ $text }»)
    { $standing ->
        [you] { $level ->
            [region] Это Вы. Поручения регионального центра исполняете Вы.
           *[other] Это Вы: координатор. Поручения муниципалитета исполняете Вы.
        }
        [here] { $office ->
            [coordinator] { $level ->
                [region] Уже подключён: поручения регионального центра исполняет этот человек.
               *[other] Уже координатор: поручения муниципалитета исполняет этот человек.
            }
           *[controller] Уже контролёр и подключён к боту: принимает то, что исполняет сам муниципалитет.
        }
        [taken] { $office ->
            [coordinator] { $level ->
                [region] Поручения этого человека исполняет региональный центр, то есть Вы.
               *[other] Координатор уже есть: поручения этого человека исполняет он. Второго координатора приглашает региональный центр.
            }
           *[controller] Контролёр уже назначен, но это имя с ним не совпало. Если человек сменился, пригласите нового с главного экрана.
        }
       *[free] { $office ->
            [coordinator] Координатором ещё не назначен.
           *[controller] { $level ->
                [region] Контролёр назначается в муниципалитете. То, что исполняет сам региональный центр, закрывается с отметкой «без контролёра».
               *[other] Контролёра пока нет. Без него то, что исполняет муниципалитет, закрывается с отметкой «без контролёра».
            }
        }
    }
road-map-invite = ✉️ { $person }: назначить { $office ->
    [coordinator] координатором?
   *[controller] контролёром?
}

road-map-question = ❓ <b>Вопрос { $position } из { $count }</b>
road-map-question-row = { $number ->
    [none] {""}
   *[other] <b>№ { $number }.</b>{" "}
}{ $text }
    🗓 { $printed ->
        [none] Срок не назван.
       *[other] Срок в бумаге: «{ $printed }».
    }{ $others ->
        [0] {""}
       *[other] {" "}Тот же вопрос ещё в { $others } { $others ->
            [one] строке
           *[many] строках
        }: ответ подойдёт сразу всем.
    }
road-map-asks = <b>{ $what }</b>{ $typed ->
    [year] {" "}Выберите ответ, напишите год («2026», «2026-2027») или весь срок: «до 1 октября 2026 года».
    [yes] {" "}Выберите ответ или напишите его: «15.10.2026», «до 1 октября», «ежемесячно».
   *[no] {""}
}
road-map-no-questions = ✅ Вопросов больше нет.
road-map-question-open = ✏️ Открыть строку
road-map-later = Позже ›
road-map-answered = Записано.
road-map-answered-already = На этот вопрос уже ответили.
road-map-answer-unread = { $typed ->
    [none] Такого ответа здесь нет: выберите из предложенных.
   *[other] Не вижу в ответе «{ $typed }» понятного срока. Например: «15.10.2026», «до 1 октября 2026 года», «ежемесячно».
}
road-map-answer-undated = Без срока, постоянно
road-map-answer-owner = { $level ->
    [region] 🏢 Региональный центр
   *[other] 🏢 Муниципалитет (координатор)
}
road-map-answer-everybody = { $level ->
    [region] 🏙 Координаторы всех муниципалитетов
   *[other] 🏫 Руководители всех организаций
}
road-map-answer-owner-everywhere = { $level ->
    [region] 🏢 Региональный центр: все строки без ответственного ({ $count })
   *[other] 🏢 Муниципалитет: все строки без ответственного ({ $count })
}
road-map-answer-everybody-everywhere = { $level ->
    [region] 🏙 Муниципалитеты: все строки без ответственного ({ $count })
   *[other] 🏫 Руководители: все строки без ответственного ({ $count })
}
road-map-answer-nobody = 🚫 Никому: этого у нас не поручаем
road-map-answer-person = 👤 { $name }
road-map-answer-organization = 🏫 { $organization }
road-map-answer-scope = { $kinds ->
    [none] Все организации: { $count }
   *[other] Только { $kinds }: { $count }
}
road-map-answer-no-share = Это не показатель
road-map-answer-whole = ✅ Всё верно
road-map-answer-noted = Понятно

road-map-audience = <b>Кому</b>: выбрано { $chosen } из { $count } { $count ->
    [one] организации
   *[many] организаций
}{ $paper ->
    [yes] , как сказано в бумаге
   *[no] {""}
}. Нажмите вид, чтобы добавить его или убрать.
road-map-kind = { $chosen ->
    [0] ▫️
   *[other] ✅
} { $kind }: { $chosen } из { $count }
road-map-everybody = Все организации
road-map-by-paper = Как в бумаге
road-map-one-by-one = Выбрать по одной
road-map-places = Выбрано { $chosen } из { $count }. Нажмите организацию, чтобы добавить её или убрать.
road-map-place = { $chosen ->
    [yes] ✅
   *[no] ▫️
} { $name }

road-map-confirm = <b>Опубликовать «{ $title }»?</b>
road-map-confirm-counts = { $places ->
    [0] { $level ->
        [region] Муниципалитетам поручений нет.
       *[other] Организациям поручений нет.
    }
   *[other] { $even ->
        [yes] { $places } { $level ->
            [region] { $places ->
                [one] муниципалитет
                [few] муниципалитета
               *[many] муниципалитетов
            }
           *[other] { $places ->
                [one] организация
                [few] организации
               *[many] организаций
            }
        } × { $measures } { $measures ->
            [one] мероприятие
            [few] мероприятия
           *[many] мероприятий
        } = <b>{ $given } { $given ->
            [one] поручение
            [few] поручения
           *[many] поручений
        }</b>.
       *[no] <b>{ $given } { $given ->
            [one] поручение
            [few] поручения
           *[many] поручений
        }</b> для { $places } { $level ->
            [region] { $places ->
                [one] муниципалитета
               *[many] муниципалитетов
            }
           *[other] { $places ->
                [one] организации
               *[many] организаций
            }
        }.
    }
}{ $own ->
    [0] {""}
   *[other] {" "}{ $level ->
        [region] Ещё { $own } у регионального центра: он исполняет их сам, с отметкой «без контролёра».
       *[other] Ещё { $own } у муниципалитета: исполняет координатор, { $controller ->
            [yes] принимает контролёр.
           *[no] контролёра пока нет.
        }
    }
}{ $targets ->
    [0] {""}
   *[other] {" "}Показателей: { $targets }, они считаются сами.
}
road-map-confirm-undated = Без срока, постоянно: { $count }.
road-map-confirm-unanswered = ❓ Без ответа на вопросы: { $count } (№ { $numbers }). По этим строкам поручений пока не будет; ответите позже, и они появятся.
road-map-confirm-headless = ⚠️ { $level ->
    [region] Координатор неизвестен: { $names }. Их поручения будут ждать, пока Вы не пригласите координатора.
   *[other] Руководитель неизвестен: { $names }. Их поручения будут ждать, пока Вы не пригласите руководителя.
}
road-map-confirm-joined = { $away ->
    [0] После публикации каждый ответственный получит одно сообщение со своим списком.
   *[other] { $joined ->
        [0] Пока ни один ответственный не подключён к боту (организаций: { $away }): поручения сохранятся, а Вы увидите эти организации одной строкой.
       *[other] Сообщение получат ответственные { $joined } { $joined ->
            [one] организации
           *[many] организаций
        }. Ещё { $away } не подключены к боту: их поручения сохранятся, а Вы увидите эти организации одной строкой.
    }
}
road-map-publish-now = 🚀 Да, опубликовать
road-map-moved = С тех пор что-то изменилось. Посмотрите ещё раз и нажмите снова.
road-map-unpublished = { $reason ->
    [not-a-draft] Эта дорожная карта уже опубликована или удалена.
    [empty] Публиковать нечего: в дорожной карте не осталось ни мероприятий, ни показателей. Верните хотя бы одно.
    [no-organizations] Публиковать некому: не выбрано ни одной организации. Нажмите «🏫 Кому» и выберите.
    [edition] Это новая редакция опубликованной дорожной карты: опубликуйте её на экране «🔀 Что изменилось».
   *[all-asked] Пока ни одно мероприятие не понято до конца. Ответьте хотя бы на один вопрос.
}
road-map-published = 🚀 Опубликовано. Поручений: { $given }. Сообщение со списком { $told ->
    [0] пока никому не ушло: ответственные ещё не подключены.
    [one] получит { $told } человек.
    [few] получат { $told } человека.
   *[many] получат { $told } человек.
}

road-map-newcomers-see = ➕ Новым организациям: { $newcomers }
road-map-newcomers-ask = <b>Поручить «{ $title }» организациям, которые появились после публикации?</b>
road-map-newcomers-line = • { $name }: { $count } { $count ->
    [one] поручение
    [few] поручения
   *[many] поручений
}
road-map-newcomers-more = … и ещё { $count }
road-map-newcomers-past = Сроки, которые уже прошли, им не поручаются: { $count }.
road-map-newcomers-none = У всех организаций, к которым обращена эта дорожная карта, поручения уже есть.
road-map-newcomers-give = ➕ Поручить
road-map-newcomers-given = ➕ Поручений: { $given }. Сообщение со списком { $told ->
    [0] пока никому не ушло: ответственные ещё не подключены.
    [one] получит { $told } человек.
    [few] получат { $told } человека.
   *[many] получат { $told } человек.
}

road-map-given = 📄 Опубликована дорожная карта «{ $title }». Ваших поручений: { $count }.

    { $lines }{ $more ->
        [0] {""}
       *[other] {" "}
    …и ещё { $more }.
    }
road-map-given-line = • { $due ->
    [none] { $printed ->
        [none] постоянно
       *[other] «{ $printed }»
    }
   *[other] до { $due }
}: { $number ->
    [none] {""}
   *[other] № { $number }.{" "}
}{ $text }

road-map-standing = ✅ Опубликована. Поручений { $total }: в работе { $open }{ $overdue ->
    [0] {""}
   *[other] {" "}(просрочено 🔴 { $overdue })
}, на проверке { $waiting }, закрыто { $closed }.
road-map-read = 👌 Ознакомились ({ $count }): { $names }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}.
road-map-silent = 👀 Ещё не ознакомились ({ $count }): { $names }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}.
road-map-silent-seat = { $organization } ({ $office ->
    [head] руководитель
    [curator] куратор
   *[other] названный сотрудник
})
road-map-not-joined = 📵 Не подключены к боту ({ $count }): { $names }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}.{ $reads ->
    [yes] {""}
   *[no] {" "}Пригласите их с главного экрана.
}
road-map-standing-questions = ❓ Остались вопросы: { $count }. Ответите, и поручения по этим строкам появятся.

today-draft = ✏️ Черновик дорожной карты ждёт: { $title }
