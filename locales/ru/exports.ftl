# «📑 Отчёты и документы»: таблицы XLSX, расписание, кто выгружал

home-exports = 📑 Отчёты и документы
exports-what = { $what ->
    [mentees] Реестр наставляемых
    [mentors] Реестр наставников
    [pairs] Реестр пар
    [meetings] Журнал встреч
    [shares] Доля и показатели
    [road_map] Исполнение дорожных карт
    [participants] Базы наставляемых и наставников
    [server] Реестры с именами
    [control] Контроль исполнения
    [request] Ответы на запрос
    [evidence] Архив подтверждений
    [partners] Партнёры
    [organizations] Список организаций
    [invitations] Приглашения
    [blank] Пустая таблица для заполнения
    [poster] Плакат со ссылкой
    [slips] Листки с кодами
    [pair-order] Приказ о закреплении пар
    [pair-list] Список пар
    [pair-plan] План пары
    [statement] Справка об исполнении
    [summary] Промежуточная информация
    [thanks] Благодарственное письмо
    [certificate] Справка о наставничестве
   *[other] Документ
}
exports-what-of = { $what }: «{ $title }»
exports-which-document = 🕒 <b>Документы по расписанию: { $organization }</b>
    { $count ->
        [0] Пока присылать нечего: дорожная карта ещё не опубликована.
       *[other] Что присылать? Документ будет сделан по Вашему шаблону, с числами на тот день. У дорожной карты всегда берётся действующая редакция.
    }
exports-main = 📑 <b>Отчёты и документы: { $organization }</b>
    Выберите таблицу: файл XLSX придёт в этот чат. { $inside ->
        [yes] { $mode ->
            [names] В таблицах школы — имя и первая буква фамилии; в «Кто выгружал» остаётся запись о каждом файле.
           *[other] В таблицах школы — коды участников, без имён; в «Кто выгружал» остаётся запись о каждом файле.
        }
       *[no] Здесь только числа по организациям; группы меньше пяти человек скрыты.
    }
exports-nothing = Здесь для Вас таблиц нет.
exports-open = ⏳ { $what }: { $percent } %
exports-card = 📊 <b>{ $title }</b>
    { $organization }

    { $what ->
        [mentees] { $inside ->
            [yes] Каждый наставляемый строкой: запрос, дата вхождения, наставник, форма, итог.
           *[no] Сколько участников-наставляемых в каждой организации по формам.
        }
        [mentors] { $inside ->
            [yes] Каждый наставник строкой: место работы или класс, компетенции, подопечные, форма, итог.
           *[no] Сколько наставников в каждой организации по формам.
        }
        [pairs] { $inside ->
            [yes] Каждая пара строкой: форма, состояние, приказ, даты, число встреч.
           *[no] Сколько пар действует в каждой организации по формам.
        }
        [meetings] { $inside ->
            [yes] Каждая встреча строкой: дата, пара, вид, длительность, состояние.
           *[no] Сколько подтверждённых встреч было в каждой организации по месяцам.
        }
        [shares] { $inside ->
            [yes] Обещанные показатели, доля этого года и список тех, из кого она складывается.
           *[no] Обещанные показатели, доля этого года и вклад каждой организации.
        }
       *[road_map] Матрица, поручения по одному и итоги по мероприятиям каждой дорожной карты.
    }
exports-span-ask = Период: { $span }
exports-span = { $span ->
    [calendar] календарный год
    [all] всё время
   *[school] учебный год
}
exports-make = 📊 Сделать файл
exports-schedule = 🕒 Присылать по расписанию
exports-standing-button = 🕒 Расписание: { $count }
exports-taken-button = 📜 Кто выгружал
exports-asked = ⏳ Готовлю файл, он придёт сообщением ниже.
exports-enough = Сейчас готовятся другие файлы. Подождите их или отмените.
exports-progress = ⏳ <b>{ $what }</b>: готовлю… { $percent } %
exports-cancel = ✖️ Отменить
exports-cancelled = ✖️ { $what }: отменено, файла не будет.
exports-cancelled-toast = Отменено
exports-too-late = Файл уже готов, отменять нечего.
exports-failed = ⚠️ { $what }: { $failure ->
    [not-allowed] у Вас больше нет прав на эту таблицу.
    [too-big] файл получился слишком большим для чата. Выберите период короче.
   *[other] файл не получился. Попробуйте ещё раз; если повторится — скажите тому, кто обслуживает бот.
}
exports-caption = 📊 <b>{ $what }</b>
    { $organization }, { $day }.{ $document ->
        [yes] {""}
       *[no] {" "}{ $rows ->
                [0] Строк нет.
                [one] { $rows } строка.
                [few] { $rows } строки.
               *[many] { $rows } строк.
            }
    }{ $by_itself ->
        [yes] {" "}По Вашему расписанию.
       *[no] {""}
    }
exports-rule-ask = 🕒 <b>{ $what }</b>
    Когда присылать? Файл придёт в этот чат с 9:00; если день нерабочий — в ближайший рабочий.{ $reporting ->
        [none] {""}
       *[other] {" "}Ближайшая отчётная дата: { $reporting }.
    }
exports-weekday = По { $day ->
    [1] понедельникам
    [2] вторникам
    [3] средам
    [4] четвергам
   *[5] пятницам
}
exports-month-day = { $day ->
    [31] Последний день месяца
   *[other] { $day }-е число
}
exports-before-day = За { $day ->
    [1] день до отчётной даты
   *[other] { $day } дн. до отчётной даты
}
exports-rule = { $rule ->
    [weekly] по { $day ->
        [1] понедельникам
        [2] вторникам
        [3] средам
        [4] четвергам
       *[5] пятницам
    }
    [monthly] { $day ->
        [31] в последний день месяца
       *[other] { $day }-го числа
    }
   *[before] за { $day } дн. до отчётной даты
}
exports-mail = { $on ->
    [yes] ✅
   *[no] ☐
} И на почту организации
exports-set = ✅ Буду присылать
exports-standing = 🕒 <b>Приходит само</b>
    { $count ->
        [0] Пока ничего. Откройте таблицу и нажмите «Присылать по расписанию».
       *[other] Чтобы больше не присылать, нажмите на строку.
    }
exports-standing-line = • { $what }: { $rule }{ $by_mail ->
    [yes] , и на почту
   *[no] {""}
}{ $next ->
    [none] . Отчётная дата пока неизвестна или прошла
   *[other] . Следующий раз: { $next }
}
exports-standing-remove = ✖️ { $what }: { $rule }
exports-removed = Больше не присылаю
exports-taken = 📜 <b>Кто выгружал: { $organization }</b>
    { $count ->
        [0] Файлов ещё не брали.
       *[other] Всего записей: { $count }.
    }
exports-taken-line = • { $moment } · { $what } ({ $format }{ $rows ->
    [none] {""}
   *[other] , строк: { $rows }
}) · { $who }{ $place ->
    [none] {""}
   *[other] , { $place }
} · { $holds ->
    [names] с именами
    [files] файлы исполнителей
    [codes] с кодами
   *[counts] без людей
}{ $state ->
    [cancelled] {" "}· отменено
    [failed] {" "}· не получилось
    [sent] {""}
    [made] {""}
   *[other] {" "}· готовится
}{ $by_itself ->
    [yes] {" "}· по расписанию
   *[no] {""}
}
exports-who = { $office ->
    [server] на сервере
    [regional] регион
    [coordinator] координатор
    [controller] контролёр
    [head] руководитель
    [curator] куратор
    [staff] сотрудник
   *[none] сотрудник
}{ $name ->
    [none] {""}
   *[other] {" "}{ $name }
}
exports-mail-subject = { $what }: { $organization }
exports-mail-text = { $what }: { $organization }, { $day }.
    Файл приложен. Его прислал бот наставничества по расписанию.

exports-file = { $what ->
    [mentees] Реестр наставляемых
    [mentors] Реестр наставников
    [pairs] Реестр пар
    [meetings] Журнал встреч
    [shares] Доля и показатели
    [road_map] Исполнение дорожных карт
   *[other] Базы наставляемых и наставников
} { $organization } { $day }
exports-sheet = { $what ->
    [pairs] Пары
    [meetings] Встречи
    [mentees-above] Наставляемые
    [mentors-above] Наставники
    [pairs-above] Пары
    [meetings-above] Встречи
    [promises] Показатели
    [shares] Доля
    [organizations] По организациям
   *[learners] Из кого складывается
}
exports-title = { $what ->
    [pairs] Реестр пар: { $organization }
    [meetings] Журнал встреч ({ $span }): { $organization }
    [mentees-above] Наставляемые по организациям и формам: { $organization }
    [mentors-above] Наставники по организациям и формам: { $organization }
    [pairs-above] Действующие пары по организациям и формам: { $organization }
    [meetings-above] Подтверждённые встречи по месяцам ({ $span }): { $organization }
    [promises] Целевые показатели: { $organization }
    [shares] Доля вовлечённых обучающихся: { $organization }
    [organizations] Вклад организаций: { $organization }
   *[learners] Кто засчитан в долю: { $organization }
}
exports-subtitle = По состоянию на { $moment }. Строк: { $rows }.
exports-heading = { $what ->
    [number] №
    [name] { $mode ->
        [names] Имя и первая буква фамилии
       *[other] Код участника
    }
    [class] Класс
    [mentor] Наставник
    [mentor-place] Место работы (учёбы) наставника
    [mentee] Наставляемый
    [form] Форма наставничества
    [forms] Формы наставничества
    [pair-state] Состояние
    [order-number] № приказа
    [order-date] Дата приказа
    [proposed] Предложена
    [begun] Начало работы
    [ended] Завершена
    [outcome] Итог
    [meetings] Встреч состоялось
    [last-meeting] Последняя встреча
    [journal] По журналу
    [day] Дата
    [kind] Вид встречи
    [minutes] Минут
    [meeting-place] Место
    [meeting-state] Состояние
    [rating] Оценка наставляемого
    [organization] Организация
    [sum] Всего
    [programme] Программа
    [paper] Документ
    [paper-number] № документа
    [paper-date] Дата документа
    [base] От кого считается (по документу)
    [base-short] От кого считается
    [owner] Кто обещал
    [due] Отчётная дата
    [goal] Не менее
    [pupils] Обучающихся
    [involved] Вовлечено
    [share] Доля
    [missing] Не хватает человек
    [result] Результат
    [place] Где
    [year] Год
    [known] Организаций с числом
    [places] Организаций всего
    [by-itself] Отметили сами
    [by-journal] Только по журналу
    [since] Засчитан с
    [pairs] Пар
   *[remark] Примечание
}
exports-full-name = Фамилия, имя, отчество
exports-sum = Итого
exports-yes = да
exports-hidden = скрыто
exports-note = { $what ->
    [mentees-above] Считаются участия: кто участвует в двух формах, стоит в каждой.
    [mentors-above] Считаются участия: кто участвует в двух формах, стоит в каждой.
    [pairs-above] Пары, в которых согласны обе стороны и которые не завершены.
   *[other] Встречи, которые подтвердили обе стороны.
}{ $hidden ->
    [yes] {" "}«Скрыто»: в группе меньше пяти человек, или по этому числу её можно вычислить.
   *[no] {""}
}
exports-pair-state = { $state ->
    [proposed] предложена
    [active] работает
    [paused] приостановлена
   *[ended] завершена
}
exports-meeting-kind = { $kind ->
    [introduction] знакомство
    [trial] пробная
    [planning] планирование
    [regular] рабочая
    [closing] итоговая
   *[none] не указан
}
exports-meeting-place = { $place ->
    [school] школа
    [enterprise] предприятие
   *[online] онлайн через школу
}
exports-meeting-state = { $state ->
    [confirmed] состоялась
    [held] ждёт подтверждения
    [cancelled] отменена
    [planned] запланирована
   *[no-show] не пришли
}
exports-base = { $base ->
    [school] обучающиеся школ
    [additional_education] обучающиеся дополнительного образования
   *[all] все обучающиеся
}
exports-remark = { $state ->
    [hidden] скрыто: меньше пяти человек
   *[none] нет данных: число обучающихся не внесено
}
exports-result = { $state ->
    [later] срок впереди
    [none] нет данных
    [unclear] не уточнено, от кого считать
    [elsewhere] не про эту организацию
    [small] скрыто: меньше пяти человек
    [kept] достигнут
    [reached] { $closed ->
        [yes] достигнут
       *[no] уже достигнут
    }
   *[missing] { $closed ->
        [yes] не достигнут
       *[no] пока не достигнут
    }
}
