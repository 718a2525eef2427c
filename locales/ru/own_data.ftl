# «Мои данные»: получить, кто видит, согласия, отозвать, удалить

home-data = 🔒 Мои данные
command-data = Мои данные: получить, отозвать согласие, удалить
own-main = 🔒 <b>{ $child ->
    [yes] Данные ребёнка
   *[no] Мои данные
}</b>

    { $child ->
        [yes] Здесь можно получить то, что бот хранит о ребёнке, увидеть, кто это видит, ответить на согласия и удалить данные. Строчка о себе, заметки, письма куратору, ответы о паре и сообщения о проблемах в файл не входят, есть они или нет: их дети доверяют только школе.
       *[no] { $polite ->
            [ty] Здесь можно получить всё, что бот о тебе хранит, увидеть, кто это видит, отозвать согласие и удалить себя.
           *[vy] Здесь можно получить всё, что бот о Вас хранит, увидеть, кто это видит, отозвать согласие и удалить себя.
        }
    }{ $mode ->
        [codes] {" "}Имени участника бот не знает: только код.
       *[other] {""}
    }
own-take = 📄 Получить файлом
own-who-sees = 👁 Кто видит
own-consents = 📝 Согласия
own-erase = 🗑 Удалить
own-file-name = мои данные
own-consents-list = { $count ->
    [0] Согласий нет.
   *[other] <b>Согласия</b>: на каждую цель отдельный документ. Обязательно только первое, остальные по желанию.{ $child ->
        [yes] {""}
       *[no] { $polite ->
            [ty] {" "}До 18 лет к твоему слову нужно ещё слово родителя.
           *[vy] {""}
        }
    }
}
own-consent-row = { $state ->
    [given] ✅
    [changed] ⚠️
   *[none] ▫️
} { $purpose ->
    [participation] Участие
    [photo] Фотографии
   *[publication] Публикация
}{ $organization ->
    [none] {""}
   *[other] {" "}· { $organization }
}
own-consent = { $organization }. { $state ->
    [given] ✅ Согласие дано { $day }, версия { $version }.
    [changed] ⚠️ Согласие дано { $day } на версию { $version }; с тех пор текст изменился.
   *[none] Согласия нет.
}
own-withdraw = 🚫 Отозвать согласие
own-withdraw-yes = Да, отозвать
own-ask-withdraw = <b>Отозвать согласие?</b> { $organization }

    { $stops ->
        [yes] { $child ->
            [yes] Участие ребёнка прекратится сразу: пара мягко закончится, напоминаний не будет, ответы анкеты сотрутся. Куратор узнает об этом. Класс и код исчезнут через 30 дней. Вернуться можно позже по ссылке школы.
           *[no] { $polite ->
                [ty] Участие прекратится сразу: пара мягко закончится, напоминаний не будет, ответы анкеты сотрутся. Куратор узнает об этом, объяснять ничего не нужно. Класс и код исчезнут через 30 дней. Вернуться можно позже по ссылке школы.
               *[vy] Участие прекратится сразу: пары мягко закончатся, напоминаний не будет, ответы анкеты сотрутся. Куратор узнает об этом, объяснять ничего не нужно. Остальное исчезнет через 30 дней. Вернуться можно позже по ссылке организации.
            }
        }
       *[no] Это согласие перестанет действовать сразу. Участие продолжается.
    }
own-withdrawn = Согласие отозвано.
own-thanks = Спасибо, записано.
own-ask-erase = <b>{ $child ->
    [yes] Удалить данные ребёнка?
   *[no] { $polite ->
        [ty] Удалить тебя из бота?
       *[vy] Удалить Вас из бота?
    }
}</b>

    Исчезнут сразу: имя, класс, код, ответы анкеты, черновики, заметки, связь с этим мессенджером.
    Участие прекратится, пары мягко закончатся.

    Останутся без имени: числа (сколько было пар и встреч), история второй стороны пары, запись о том, что согласие было, и сообщения о проблемах, которые школа обязана разобрать.{ $office ->
        [yes] {" "}

            Вы занимаете должность: что сделано по должности (поручения, решения, отчёты), остаётся записью организации. Имя и вход сохранятся до конца полномочий; остальное исчезнет сейчас.
       *[no] {""}
    }{ $guards ->
        [yes] {" "}

            Ваше согласие за ребёнка прекратится вместе с Вами.
       *[no] {""}
    }
own-erase-go-on = Удалить…
own-ask-erase-sure = <b>Точно удалить?</b> Вернуть будет нельзя, даже из резервной копии.
own-erase-yes = 🗑 Да, удалить навсегда
own-erased = Готово: данные удалены. Если понадобится снова, нужна ссылка школы, и всё начнётся с чистого листа.
own-changed = <b>Текст согласия изменился.</b> { $polite ->
    [ty] Прочитай его заново. Пока ответа нет, всё начатое идёт как шло, а новых пар не будет.
   *[vy] Прочитайте его, пожалуйста, заново. Пока ответа нет, всё начатое идёт как шло, а новых пар не будет.
}
own-disagree = Не согласен / не согласна
own-stopped-curator = 🚫 { $why ->
    [own] Согласие отозвано
    [guardian] Согласие отозвал родитель (опекун)
   *[erased] Данные удалены по просьбе человека или родителя
}: <b>{ $who }</b>, { $part ->
    [mentee] наставляемый
   *[mentor] наставник
}. Участие прекращено{ $pairs ->
    [0] {""}
   *[other] , пар закончено: { $pairs }, второй стороне бот уже сказал
}. { $why ->
    [erased] Сведения о нём в боте стёрты; бумаги уничтожьте по порядку организации.
   *[other] Класс и код сотрутся через 30 дней; до этого приведите в порядок бумаги.
}
own-stopped = { $polite ->
    [ty] { $why ->
        [guardian] Родитель отозвал согласие, поэтому участие в программе остановлено. Ты ни в чём не виноват(а). Если захочешь вернуться, поговори дома и с куратором: дорога открыта.
       *[own] Куратор записал отзыв согласия: участие в программе остановлено. Вернуться можно в любой момент по ссылке школы.
    }
   *[vy] Отзыв согласия записан: участие в программе остановлено. Вернуться можно в любой момент по ссылке организации.
}
own-stopped-guardian = 👪 Участие в программе прекращено: <b>{ $who }</b>. { $why ->
    [guardian] Согласие отозвал второй родитель или оно отозвано на бумаге.
    [erased] Данные удалены.
   *[own] Ребёнок отозвал своё согласие.
} Вопросы можно задать куратору школы.
pairing-other-left = { $polite ->
    [ty] { $part ->
        [mentor] { $partner ->
            [none] Твой наставник
           *[other] { $partner }
        } больше не участвует в программе{ $begun ->
            [yes] , поэтому пара закончилась
           *[no] , поэтому пары не будет
        }. Ты ни в чём не виноват(а). Куратор подберёт другого наставника, предложение придёт сюда.
       *[mentee] { $partner ->
            [none] Один из твоих наставляемых
           *[other] { $partner }
        } больше не участвует в программе{ $begun ->
            [yes] , поэтому пара закончилась
           *[no] , поэтому пары не будет
        }. Дело не в тебе. Спасибо за помощь! Куратор подскажет, кому ещё нужен наставник.
    }
   *[vy] { $part ->
        [mentor] { $partner ->
            [none] Ваш наставник
           *[other] { $partner }
        } больше не участвует в программе{ $begun ->
            [yes] , поэтому пара закончилась
           *[no] , поэтому пары не будет
        }. Дело не в Вас. Куратор подберёт другого наставника.
       *[mentee] { $partner ->
            [none] Один из Ваших наставляемых
           *[other] { $partner }
        } больше не участвует в программе{ $begun ->
            [yes] , поэтому пара закончилась
           *[no] , поэтому пары не будет
        }. Дело не в Вас. Спасибо за работу! Куратор подскажет, кому ещё нужен наставник.
    }
}

consent-photo =
    <blockquote expandable><b>Согласие на фотографии</b> (версия 1)

    1. Я разрешаю (за себя или за ребёнка, чьим законным представителем являюсь) организации, в которую записываюсь, фотографировать и снимать на видео участника на занятиях и мероприятиях программы наставничества.
    2. Цель одна: внутренние отчёты и памятные снимки организации. Для публикации нужно отдельное согласие.
    3. В боте фотографии участников не хранятся.
    4. Срок: пока участник в программе. Отозвать согласие можно в любой момент кнопкой «Мои данные» или через куратора; участие от этого не зависит.</blockquote>
consent-publication =
    <blockquote expandable><b>Согласие на публикацию</b> (версия 1)

    1. Я разрешаю (за себя или за ребёнка, чьим законным представителем являюсь) организации, в которую записываюсь, публиковать имя, класс и фотографии участника в рассказах о программе наставничества.
    2. Где: сайт и страницы организации и органа управления образованием.
    3. Что именно публикуется, показывают до публикации по просьбе участника или его представителя.
    4. Срок: пока участник в программе. Отозвать согласие можно в любой момент кнопкой «Мои данные» или через куратора: опубликованное снимут, участие от этого не зависит.</blockquote>

takeout-title = Что бот хранит о Вас
takeout-introduction = Сформировано { $moment }. Ниже всё, что записано о Вас, по разделам. Тот же состав в виде данных лежит в файле JSON. Если что-то неверно, исправьте в «Моей анкете» или скажите куратору.
takeout-moment = { $moment }
takeout-table-persons = Вы
takeout-table-accounts = Учётная запись мессенджера
takeout-table-participants = Анкеты и участие
takeout-table-consents = Согласия
takeout-table-guardianships = Родитель (опекун) и ребёнок
takeout-table-clearances = Проверка взрослых: справка, инструктаж, приказ, тест
takeout-table-pairs = Пары
takeout-table-meetings = Встречи
takeout-table-meeting-words = Ваши слова о встречах
takeout-table-meeting-plans = Назначенные встречи: время
takeout-table-questionnaire-answers = Ваши ответы в начале и в конце пары
takeout-table-pulses = Ваши ответы «Как идут встречи?»
takeout-table-pair-fits = Ваш ответ после первой встречи
takeout-table-pair-goals = Цели вашей пары
takeout-table-goal-steps = Шаги, которые Вы записали
takeout-table-curator-letters = Ваши письма кураторам
takeout-table-roster-codes = Код из списка школы
takeout-table-arrivals = Как пришли
takeout-table-concerns = Сообщения о проблемах, которые Вы отправили
takeout-table-drafts = Незаконченные анкеты
takeout-table-appointments = Должности
takeout-table-invitations = Приглашения на должность
takeout-table-assignments = Поручения, порученные Вам лично
takeout-table-request-addressees = Запросы информации, порученные Вам лично
takeout-table-acknowledgements = Ознакомления с дорожными картами
takeout-table-snoozes = Отложенные напоминания
takeout-table-event-guests = Приглашения на события
takeout-table-announcement-recipients = Полученные рассылки
takeout-table-nudge-recipients = Напоминания от контролирующих
takeout-table-reminders = Напоминания
takeout-table-notices = Уведомления
takeout-table-deliveries = Отправленные сообщения
takeout-field-number = Номер
takeout-field-called = Имя в списке
takeout-field-made-at = Когда сделано
takeout-field-active-at = Пара начала работу
takeout-field-adult-since = Совершеннолетие отмечено
takeout-field-answer = Ответ
takeout-field-answered-at = Когда отвечено
takeout-field-applied-at = Анкета подана
takeout-field-at = Когда
takeout-field-came = Пришли
takeout-field-capacity = Наставляемых одновременно
takeout-field-category = Кто
takeout-field-chosen-role = Выбрано на первом экране
takeout-field-closed-at = Новых не берёт с
takeout-field-code = Код
takeout-field-completed-at = Анкета закончена
takeout-field-confirmed-at = Подтверждено
takeout-field-created-at = Записано
takeout-field-changed-at = Изменено
takeout-field-day = День
takeout-field-decided-at = Решено
takeout-field-directions = Направления помощи
takeout-field-own-answers = Ответы на вопросы программы
takeout-field-due = Срок
takeout-field-about = О ком
takeout-field-stage = Когда
takeout-field-question = Вопрос
takeout-field-value = Ответ
takeout-field-asked-at = Когда спросили
takeout-field-month = Месяц
takeout-field-end-why = Почему закончилась
takeout-field-end-reason = Чем закончилась
takeout-field-ended-at = Закончено
takeout-field-external-id = Номер в мессенджере
takeout-field-form = Форма
takeout-field-given = Поручено
takeout-field-given-at = Дано
takeout-field-grade = Класс
takeout-field-ground = Как дано
takeout-field-interests = Интересы
takeout-field-issued-at = Выдано
takeout-field-item-kind = О чём
takeout-field-items = Сколько дел
takeout-field-kind = Вид
takeout-field-language = Язык
takeout-field-letter = Буква класса
takeout-field-logged-at = Встреча записана
takeout-field-mentee-agreed-at = Наставляемый согласился
takeout-field-mentor-agreed-at = Наставник согласился
takeout-field-messenger = Мессенджер
takeout-field-minor = До 18 лет
takeout-field-minutes = Минут
takeout-field-name = Имя
takeout-field-note = Заметка
takeout-field-office = Должность
takeout-field-opened-at = Открыто
takeout-field-order-date = Дата приказа
takeout-field-order-number = Номер приказа
takeout-field-organization-id = Организация
takeout-field-origin = Откуда
takeout-field-paper-date = Дата на бумаге
takeout-field-paused-at = Пауза с
takeout-field-place = Место
takeout-field-proposed-at = Пара предложена
takeout-field-purpose = Цель
takeout-field-rating = Оценка
takeout-field-reachable = Сообщения доходят
takeout-field-refusal = Причина отказа
takeout-field-refused-at = Отказано
takeout-field-replaced-at = Заменена
takeout-field-reported-at = Сообщено
takeout-field-requests = С чем помочь
takeout-field-revoked-at = Отозвано
takeout-field-role = Роль
takeout-field-said = Что сказано
takeout-field-said-on = Когда сказано
takeout-field-starts-at = Начало
takeout-field-agreed-at = Когда подтверждено
takeout-field-said-at = Когда сказано
takeout-field-reached-at = Когда достигнуто
takeout-field-done-at = Когда сделано
takeout-field-written-at = Когда написано
takeout-field-sent-at = Отправлено
takeout-field-since = С
takeout-field-started-at = Начало
takeout-field-state = Состояние
takeout-field-step = Что
takeout-field-taken-at = Взято в работу
takeout-field-theme = Картинки
takeout-field-title = Название
takeout-field-topic = Тема
takeout-field-unreachable-since = Не доходят с
takeout-field-until = До
takeout-field-urgent = Срочно
takeout-field-valid-until = Действует до
takeout-field-version = Версия текста
takeout-field-void-at = Отменено
takeout-field-weekday = День недели (1 — понедельник)
takeout-field-withdrawn-at = Прекращено
takeout-field-words = Слова
takeout-value-yes = да
takeout-value-no = нет
takeout-value-mentor = наставник
takeout-value-mentee = наставляемый
takeout-value-official = сотрудник
takeout-value-guardian = родитель или опекун
takeout-value-pupil = ученик
takeout-value-student = студент
takeout-value-teacher = педагог
takeout-value-employer = специалист предприятия
takeout-value-graduate = выпускник
takeout-value-applied = заявка
takeout-value-admitted = в программе
takeout-value-refused = не принята
takeout-value-left = закончено
takeout-value-self = с телефона
takeout-value-journal = по журналу
takeout-value-own = собственное
takeout-value-guardian-paper = родитель, на бумаге
takeout-value-guardian-link = родитель, по ссылке
takeout-value-participation = участие
takeout-value-photo = фотографии
takeout-value-publication = публикация
takeout-value-proposed = предложена
takeout-value-active = работает
takeout-value-paused = пауза
takeout-value-ended = закончена
takeout-value-reached = цель достигнута
takeout-value-extended = продолжается
takeout-value-stopped = остановлена
takeout-value-declined = отказ до начала
takeout-value-withdrawn = отозвано
takeout-value-moved = переезд, другая школа
takeout-value-no-time = нет времени
takeout-value-no-fit = не сложилось
takeout-value-no-contact = не получается связаться
takeout-value-wish = так решила одна из сторон
takeout-value-lapsed = не ответили вовремя
takeout-value-planned = запланировано
takeout-value-held = была
takeout-value-confirmed = подтверждена
takeout-value-cancelled = отменена
takeout-value-no-show = не состоялась
takeout-value-certificate = справка об отсутствии судимости
takeout-value-instruction = инструктаж
takeout-value-order = приказ
takeout-value-quiz = тест по безопасности
takeout-value-regional = региональный центр
takeout-value-coordinator = муниципальный координатор
takeout-value-controller = контроль исполнения
takeout-value-head = руководитель
takeout-value-curator = куратор
takeout-value-staff = сотрудник
takeout-value-sent = отправлено
takeout-value-waiting = ожидает
takeout-value-dropped = отменено
takeout-value-failed = не доставлено
takeout-value-open = открыто
takeout-value-reported = доложено
takeout-value-accepted = принято
takeout-value-returned = возвращено
takeout-value-ru = русский
takeout-value-en = английский
takeout-value-telegram = Telegram
takeout-value-assignment = поручение
takeout-value-request = запрос информации
takeout-value-school = школа
takeout-value-enterprise = предприятие с сопровождающим
takeout-value-online = онлайн через школу
takeout-value-log = запись о встрече
takeout-value-join = запись по ссылке
takeout-value-profile = исправления анкеты
takeout-value-morning = утренняя сводка
takeout-field-resting-until = Пауза до
takeout-field-asked-back = Куратор уточнял
takeout-field-class-as-of = Класс верен на
takeout-field-year-asked = Учебный год, о котором спросили
takeout-field-about-self = О себе
