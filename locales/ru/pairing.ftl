# Пары: подбор, предложение, ответы, закрытие

home-match = 🤝 Подобрать
home-pairs = 👥 Пары
home-mine = { $count_mine ->
    [one] 🤝 Моя пара
   *[other] 🤝 Мои пары
}
pairing-today = { $state ->
    [ask] { $part ->
        [mentee] { $polite ->
            [ty] 🤝 Тебе предлагают наставника: { $partner }. Ответь в «Моей паре».
           *[vy] 🤝 Вам предлагают наставника: { $partner }. Ответьте в «Моей паре».
        }
       *[mentor] { $polite ->
            [ty] 🤝 Тебе предлагают наставляемого: { $partner }. Ответь в «Моей паре».
           *[vy] 🤝 Вам предлагают наставляемого: { $partner }. Ответьте в «Моей паре».
        }
    }
    [proposed] 🤝 { $partner }: ждём ответа второй стороны.
    [paused] ⏸ { $partner }: пара на паузе.
   *[active] 🤝 { $part ->
        [mentee] Наставник
       *[mentor] Наставляемый
    }: <b>{ $partner }</b>. { $meetings ->
        [0] Встреч пока не было.
       *[other] Встреч: { $meetings }, последняя { $last }.
    }{ $asked ->
        [0] {""}
       *[other] {" "}❓ { $polite ->
            [ty] Подтверди встречу в «Моих встречах».
           *[vy] Подтвердите встречу в «Моих встречах».
        }
    }
}
pairing-today-waiting = 🤝 { $count ->
    [one] { $count } наставляемый ждёт
    [few] { $count } наставляемых ждут
   *[other] { $count } наставляемых ждут
} наставника.
pairing-today-pairs = 👥 Работает пар: { $active }{ $silent ->
    [0] {""}
   *[other] , из них молчат: { $silent }
}{ $paused ->
    [0] {""}
   *[other] , на паузе: { $paused }
}{ $asked ->
    [0] .
   *[other] , ждут ответа: { $asked }.
}

pairing-waiting = { $who } · { $days ->
    [0] сегодня
   *[other] { $days } дн.
}
pairing-ask-mentee = { $count ->
    [0] Все, кого можно объединить в пару, уже с наставниками. Новых допускают в «Заявках».
   *[other] <b>Кому ищем наставника?</b> Ждут: { $count }, дольше всех — верхние.
}
pairing-ask-mentor = Наставляемый: <b>{ $who }</b>. Кто подойдёт?
pairing-about = 💬 { $who }: «{ $words }»
pairing-candidate = { $number }. <b>{ $who }</b>: { $reasons }{ $leads ->
    [0] {""}
   *[other] {" "}· уже ведёт: { $leads }
}{ $elsewhere ->
    [none] {""}
   *[other] {" "}· наставник ещё в: { $elsewhere }
}
pairing-choose = { $number }. { $who }
pairing-no-reasons = правила соблюдены, совпадений в анкетах нет
pairing-reason = { $kind ->
    [abandoned] прежний наставник ушёл: первая очередь
    [together_before] уже хорошо работали вместе
    [broken_off_before] их пара раньше прервалась
    [met_requests] { $count ->
        [one] поможет с { $count } запросом
       *[other] поможет с { $count } запросами
    }
    [shared_interests] { $count ->
        [one] { $count } общий интерес
        [few] { $count } общих интереса
       *[other] { $count } общих интересов
    }
    [same_day] один день
    [any_day] день подходит
    [class_gap] { $count ->
        [one] разница { $count } класс
        [few] разница { $count } класса
       *[other] разница { $count } классов
    }
   *[waiting_weeks] { $count ->
        [one] ждёт { $count } неделю
        [few] ждёт { $count } недели
       *[other] ждёт { $count } недель
    }
}
pairing-nobody = Пока никто не подходит. Почему:
pairing-no-mentors = • в этой форме ещё нет ни одного наставника
pairing-obstacle-count = • { $obstacle ->
    [same_person] это тот же человек
    [other_form] записаны в другую форму
    [other_organisation] из другой организации
    [mentee_not_admitted] наставляемый ещё не допущен
    [mentor_not_admitted] ещё не допущены
    [mentee_consent] у наставляемого не хватает согласия
    [mentor_consent] не хватает согласия
    [clearance] не закончена проверка взрослого
    [capacity] нет свободных мест
    [class_gap] учатся не старше наставляемого
    [already_paired] уже в паре с ним
    [mentee_taken] у наставляемого уже есть пара или предложение
    [resting] сейчас на паузе
    [held] пока не подбираются
   *[refused_earlier] раньше кто-то из двоих отказался
}: { $count }
pairing-obstacle = ⚠️ { $obstacle ->
    [same_person] Наставник и наставляемый — один человек.
    [other_form] Они записаны в разные формы.
    [other_organisation] Они из разных организаций.
    [mentee_not_admitted] Наставляемый не допущен.
    [mentor_not_admitted] Наставник не допущен.
    [mentee_consent] У наставляемого не хватает согласия.
    [mentor_consent] У наставника не хватает согласия.
    [clearance] У наставника не закончена проверка.
    [capacity] У наставника нет свободных мест.
    [class_gap] Наставник учится не старше наставляемого.
    [already_paired] Эти двое уже в паре или получили предложение.
    [mentee_taken] У наставляемого уже есть пара или предложение.
    [resting] У одного из двоих пауза до даты.
    [held] Сейчас эту пару начать нельзя. Когда станет можно, скажет школа.
   *[refused_earlier] Раньше кто-то из двоих отказался.
}
pairing-proposal = <b>Предложить пару?</b>
    Наставник: <b>{ $mentor }</b>
    Наставляемый: <b>{ $mentee }</b>
    Почему: { $reasons }

    Оба получат вопрос и ответят одним нажатием; за того, кто участвует по журналу, ответ отметите Вы. На ответ две недели.
pairing-gone = Этот вариант больше не подходит: вернитесь к списку.
pairing-propose = 🤝 Предложить
pairing-proposed-mentor = { $polite ->
    [ty] 🤝 Куратор предлагает тебе наставляемого: <b>{ $partner }</b>. Возьмёшься?
   *[vy] 🤝 Куратор предлагает Вам наставляемого: <b>{ $partner }</b>. Возьмётесь?
}
pairing-proposed-mentee = { $polite ->
    [ty] 🤝 Куратор предлагает тебе наставника: <b>{ $partner }</b>. Согласен / согласна?
   *[vy] 🤝 Куратор предлагает Вам наставника: <b>{ $partner }</b>. Согласны?
}
pairing-accept = ✅ Да
pairing-accept-last = ✅ Да, и больше пока не брать
pairing-decline = ✖️ Нет
pairing-accept-whom = ✅ Да: { $partner }
pairing-decline-whom = ✖️ Нет: { $partner }
pairing-partner = { $partner }
pairing-answer-yes = { $active ->
    [yes] Пара начала работу!
   *[no] { $polite ->
        [ty] Спасибо! Ждём ответа второй стороны.
       *[vy] Спасибо! Ждём ответа второй стороны.
    }
}
pairing-answer-no = { $polite ->
    [ty] Понятно. Куратор узнает и подумает дальше.
   *[vy] Понятно. Куратор узнает и подумает дальше.
}
pairing-answer-blocked = Сейчас эту пару начать нельзя: что-то изменилось. Куратор видит это и решит, как быть.
pairing-answer-refused = { $reason ->
    [ended] Это предложение уже закрыто.
    [not_proposed] Ответ уже дан обеими сторонами.
    [already_accepted] Ответ «да» уже записан.
    [already_begun] Пара уже работает. Если что-то не так, поможет куратор.
    [lapsed] Две недели на ответ прошли. Куратор может предложить снова.
   *[not_yours] Это предложение кому-то другому.
}
pairing-refusal = ⚠️ { $reason ->
    [ended] Пара уже закрыта.
    [not_proposed] Обе стороны уже ответили.
    [already_accepted] Эта сторона уже согласилась.
    [already_begun] Пара уже работает: её можно закрыть.
    [not_begun] Пара ещё не началась: предложение можно отозвать.
    [lapsed] Две недели на ответ прошли: отзовите предложение и сделайте новое.
    [oneself] Наставник и наставляемый — один человек.
   *[not_yours] Это может только куратор этой организации.
}
pairing-active-mentor = { $polite ->
    [ty] 🎉 <b>{ $partner }</b>: вы теперь пара! Куратор познакомит вас в школе. После встречи нажми «➕ Встреча».
   *[vy] 🎉 <b>{ $partner }</b>: вы теперь пара! Куратор познакомит вас в школе. После встречи нажмите «➕ Встреча».
}
pairing-active-mentee = { $polite ->
    [ty] 🎉 Твой наставник — <b>{ $partner }</b>! Куратор познакомит вас в школе.
   *[vy] 🎉 Ваш наставник — <b>{ $partner }</b>! Куратор познакомит вас.
}
pairing-active-curator = 🎉 Пара согласна и работает: наставник { $mentor }, наставляемый { $mentee }. Познакомьте их; номер приказа можно записать в карточке пары.
pairing-open = 👥 Открыть пару
pairing-search = 🤝 Подобрать снова
pairing-declined-curator = ✖️ { $side ->
    [mentor] Наставник { $mentor } не сможет взять { $mentee }.
   *[mentee] { $mentee } не хочет пару с наставником { $mentor }.
} Спросите лично, если нужна причина: бот её не спрашивает.
pairing-other-declined = { $polite ->
    [ty] Эта пара не сложилась ({ $partner }). Так бывает: куратор подберёт другой вариант.
   *[vy] Эта пара не сложилась ({ $partner }). Так бывает: куратор подберёт другой вариант.
}
pairing-withdrawn = { $polite ->
    [ty] Куратор отозвал предложение ({ $partner }). Новое придёт сюда.
   *[vy] Куратор отозвал предложение ({ $partner }). Новое придёт сюда.
}
pairing-ended = { $polite ->
    [ty] Ваша пара ({ $partner }) завершена. Спасибо за это время!
   *[vy] Ваша пара ({ $partner }) завершена. Спасибо за это время!
}

pairing-list = { $count ->
    [0] Пар пока нет. Начните с «🤝 Подобрать».
   *[other] <b>Пары: { $count }</b>
    ⏳ ждут ответа · ✅ работают · ⏸ на паузе
}
pairing-line = { $state ->
    [proposed] ⏳
    [active] ✅
    [paused] ⏸
   *[ended] ▫️
} { $mentor } → { $mentee }
pairing-card = <b>{ $mentor } → { $mentee }</b>{ $by_journal ->
        [yes] {" "}· по журналу
       *[no] {""}
    }
    Форма: { $form }
    { $state ->
        [proposed] ⏳ Ждём ответа: наставник { $mentor_said ->
            [yes] согласен
            [paper] отвечает на бумаге
           *[waiting] ещё не ответил
        }, наставляемый { $mentee_said ->
            [yes] согласен
            [paper] отвечает на бумаге
           *[waiting] ещё не ответил
        }.
        [active] ✅ Работает с { $begun }.
        [paused] ⏸ На паузе{ $pause ->
            [no_curator] : в школе нет куратора
            [safety] : идёт разбор обращения
            [held] : так решила школа
            [consent] : не хватает согласия
            [clearance] : истекла проверка взрослого
            [resting] : у одной из сторон пауза до даты
           *[asked] {""}
        }.
       *[ended] ▫️ Закрыта: { $outcome ->
            [reached] цель достигнута
            [extended] продолжат дальше
            [stopped] прервалась
            [declined] отказ до начала
            [withdrawn] предложение отозвано
           *[lapsed] не ответили за две недели
        }.
    }
    { $order ->
        [none] Приказ: не записан (не обязателен)
       *[other] Приказ: № { $order } от { $order_day }
    }
    { $meetings ->
        [0] Подтверждённых встреч нет
       *[other] Подтверждённых встреч: { $meetings }, последняя { $last }
    }
pairing-mentor-agrees = ✅ Наставник согласен (по журналу)
pairing-mentee-agrees = ✅ Наставляемый согласен (по журналу)
pairing-mentor-declines = ✖️ Наставник отказался (по журналу)
pairing-mentee-declines = ✖️ Наставляемый отказался (по журналу)
pairing-log = ➕ Встреча (по журналу)
pairing-meetings = 🗓 Встречи пары
pairing-order = 📝 Приказ: № и дата
pairing-order-many = 📝 Приказ на несколько пар
pairing-order-ask-pairs = <b>Какие пары в приказе?</b> Отметьте их, номер и дата спросятся один раз. Отмечено: { $count } из { $all }.
pairing-order-line = { $ticked ->
    [yes] ☑️
   *[no] ⬜
} { $mentor } → { $mentee }{ $order ->
    [none] {""}
   *[other] {" "}· № { $order }
}
pairing-order-rest = ☑️ Отметить все без приказа ({ $without })
pairing-order-on = Дальше: номер и дата ›
pairing-withdraw = ↩️ Отозвать предложение
pairing-end = 🏁 Закрыть пару
pairing-to-list = ‹ К парам
pairing-ask-number = Напишите номер приказа о закреплении { $count ->
    [1] пары
   *[other] пар (отмечено: { $count })
}, например: 45-о.
pairing-number-wrong = ⚠️ Номер — от 1 до 40 знаков.
pairing-ask-order-day = Приказ № { $number } записан{ $count ->
    [1] {""}
   *[other] , пар в нём: { $count }
}. От какого числа?
pairing-ask-outcome = Чем закончилась пара? Обе стороны получат благодарность.
pairing-outcome = { $outcome ->
    [reached] 🏆 Цель достигнута
    [extended] 🔁 Продолжат в новом году или форме
   *[stopped] ✋ Прервалась
}
pairing-mine = { $state ->
    [ask] { $part ->
        [mentee] Предлагают наставника: <b>{ $partner }</b>.
       *[mentor] Предлагают наставляемого: <b>{ $partner }</b>.
    } { $polite ->
        [ty] Согласен / согласна?
       *[vy] Согласны?
    }
    [proposed] <b>{ $partner }</b>: «да» записано, ждём ответа второй стороны.
    [paused] <b>{ $partner }</b>: пара на паузе.
   *[active] { $part ->
        [mentee] { $polite ->
            [ty] Твой наставник
           *[vy] Ваш наставник
        }
       *[mentor] { $polite ->
            [ty] Твой наставляемый
           *[vy] Ваш наставляемый
        }
    }: <b>{ $partner }</b>. { $meetings ->
        [0] Подтверждённых встреч пока нет.
       *[other] Подтверждённых встреч: { $meetings }, последняя { $last }.
    }
}
pairing-mine-none = Пары пока нет. Предложение придёт сюда.
pairing-paused = ⏸ { $polite ->
    [ty] Ваша пара ({ $partner }) на паузе{ $reason ->
        [no_curator] : в школе меняется куратор, без него встречи не идут. Как только будет новый, бот напишет.
        [safety] : школа разбирается. Бот напишет, когда можно продолжить.
        [clearance] : наставнику пора обновить документы для школы, это обычный порядок. Как только всё будет готово, бот напишет.
        [resting] : у одного из вас перерыв. Когда он закончится, бот напишет.
       *[asked] . Пока ничего делать не нужно: бот напишет, когда продолжите.
    }
   *[vy] Ваша пара ({ $partner }) на паузе{ $reason ->
        [no_curator] : в школе меняется куратор, без него встречи не идут. Как только будет новый, бот напишет.
        [safety] : школа разбирается. Бот напишет, когда можно продолжить.
        [clearance] : наставнику пора обновить документы для школы, это обычный порядок. Как только всё будет готово, бот напишет.
        [resting] : у одного из вас перерыв. Когда он закончится, бот напишет.
       *[asked] . Пока ничего делать не нужно: бот напишет, когда продолжите.
    }
}
pairing-resumed = ▶️ { $polite ->
    [ty] Ваша пара ({ $partner }) снова работает. Договоритесь о встрече!
   *[vy] Ваша пара ({ $partner }) снова работает. Договоритесь о встрече!
}
pairing-asked-again = ⏳ { $polite ->
    [ty] Куратор неделю ждёт твоего ответа: { $side ->
        [mentor] возьмёшь наставляемого ({ $partner })?
       *[mentee] согласен / согласна на наставника ({ $partner })?
    } Через неделю предложение закроется само.
   *[vy] Куратор неделю ждёт Вашего ответа: { $side ->
        [mentor] возьмёте наставляемого ({ $partner })?
       *[mentee] согласны на наставника ({ $partner })?
    } Через неделю предложение закроется само.
}
pairing-lapsed = ⌛ Пара не сложилась: наставник { $mentor }, наставляемый { $mentee } за две недели не ответили. Спросите лично или подберите снова.
pairing-no-contact = 🤷 { $side ->
    [mentor] Наставник { $mentor } не может связаться с { $mentee }
   *[mentee] { $mentee } не может связаться с наставником { $mentor }
}: { $why ->
    [no-answer] не отвечает.
    [not-coming] не приходит на встречи.
    [away] болеет или уехал(а).
   *[other] причину расскажет лично.
} Помогите им встретиться или поставьте пару на паузу.
pairing-silent = 🤝 { $polite ->
    [ty] { $first ->
        [yes] Прошло { $days ->
            [one] { $days } день
            [few] { $days } дня
           *[other] { $days } дней
        }, а первой встречи ({ $partner }) ещё нет. Договоритесь на эту неделю?
       *[no] { $partner }: встреч не было { $days ->
            [one] { $days } день
            [few] { $days } дня
           *[other] { $days } дней
        }. Всё в порядке?
    } Если встретились — отметь, если никак не связаться — скажи куратору одной кнопкой.
   *[vy] { $first ->
        [yes] Прошло { $days ->
            [one] { $days } день
            [few] { $days } дня
           *[other] { $days } дней
        }, а первой встречи ({ $partner }) ещё нет. Договоритесь на эту неделю?
       *[no] { $partner }: встреч не было { $days ->
            [one] { $days } день
            [few] { $days } дня
           *[other] { $days } дней
        }. Всё в порядке?
    } Если встретились — отметьте, если никак не связаться — скажите куратору одной кнопкой.
}
pairing-silent-curator = { $first ->
    [yes] 🤝 Наставник { $mentor } и { $mentee } за { $days ->
            [one] { $days } день
            [few] { $days } дня
           *[other] { $days } дней
        } ещё ни разу не встретились. Познакомьте их.
   *[no] 🔇 Наставник { $mentor } и { $mentee } не встречаются { $days ->
            [one] { $days } день
            [few] { $days } дня
           *[other] { $days } дней
        }. Закрыть пару или она продолжает?
}
pairing-log-one = ➕ Встреча
pairing-cannot-reach = 🤷 Не могу связаться
pairing-go-on = ▶️ Продолжает
pairing-goes-on = Записано: пара продолжает, отсчёт пошёл заново.
pairing-goes-on-refused = Пара уже не работает: откройте её карточку.
pairing-why-no-contact = 🤷 { $polite ->
    [ty] Не получается связаться ({ $partner })? Выбери, что случилось, — куратор узнает и поможет.
   *[vy] Не получается связаться ({ $partner })? Выберите, что случилось, — куратор узнает и поможет.
}
pairing-why = { $why ->
    [no-answer] Не отвечает
    [not-coming] Не приходит на встречи
    [away] Болеет или уехал(а)
   *[other] Другое: расскажу сам(а)
}
pairing-no-contact-said = ✅ { $polite ->
    [ty] Куратор узнает и поможет. Спасибо, что сказал(а).
   *[vy] Куратор узнает и поможет. Спасибо, что сказали.
}
pairing-pause = ⏸ Поставить на паузу
pairing-resume = ▶️ Продолжить
pairing-ask-why = <b>Почему прервалась?</b> Причина остаётся в школе; виноватых нет.
pairing-broke-why = { $why ->
    [moved] Переезд, другая школа
    [no_time] Нет времени
    [no_fit] Не сложилось
    [no_contact] Не получается связаться
    [wish] Так решила одна из сторон
   *[other] Другое
}
pairing-ended-why = Причина: { $why ->
    [moved] переезд, другая школа
    [no_time] нет времени
    [no_fit] не сложилось
    [no_contact] не получается связаться
    [wish] так решила одна из сторон
   *[other] другая
}
pairing-elsewhere = Наставник участвует и в других организациях: { $places }. Места считаются на всех вместе.
pairing-served = 🏅 Наставничество с { $since }: месяцев — { $months }, встреч — { $meetings }, пар — { $pairs }.
pairing-silent-many = 🔇 Пары, о которых стоит знать{ $first ->
    [0] {""}
   *[other] : ещё ни разу не встретились — { $first }
}{ $silent ->
    [0] .
   *[other] ; встреч нет уже два месяца — { $silent }.
} На карточке пары видно последнюю встречу.
pairing-open-list = 👥 К парам
