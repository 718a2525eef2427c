# Доля охвата: числа, организации, картинка, число учеников, закрытие цели

home-share = 📊 Доля охвата

# Чем названа линия целей: бумагой, в которой они обещаны.
share-paper = { $number ->
    [none] «{ $title }»
   *[other] { $issued ->
        [none] № { $number }
       *[other] № { $number } от { $issued }
    }
}

# Главный экран
share-home-now = 📊 { $place }{ $base ->
    [school] {""}, школы
    [additional_education] {""}, дополнительное образование
   *[all] {""}
}{ $programme ->
    [none] {""}
   *[other] {" "}· { $programme }
}, охват { $year }: { $state ->
    [none] <b>нет данных</b>{ $small ->
        [yes] , участвуют меньше 5 учеников
       *[no] , { $involved ->
            [0] пока никто не участвует
            [one] участвует { $involved } ученик
            [few] участвуют { $involved } ученика
           *[many] участвуют { $involved } учеников
        }
    }
    [small] <b>меньше 5</b> из { $pupils } учеников
    [hidden] <b>скрыто</b>, чтобы не назвать малую группу
   *[known] <b>{ $percent } %</b> ({ $involved } из { $pupils } { $pupils ->
        [one] ученика
       *[many] учеников
    })
}
share-home-target = • { share-paper }, цель { $goal } %: { $closed ->
    [yes] { $state ->
        [reached] достигнута на { $due }
        [kept] достигнута на { $due }
        [none] нет данных на { $due }
        [small] не достигнута на { $due }
       *[missing] не достигнута на { $due }, не хватало { $missing }
    }
   *[no] { $state ->
        [later] впереди, { $due }
        [reached] достигнута ✅
        [none] нет данных
        [small] нужно { $needed } { $needed ->
            [one] ученика
           *[many] учеников
        } до { $due }
       *[missing] не хватает { $missing } { $missing ->
            [one] ученика
           *[many] учеников
        } до { $due }
    }
}
share-home-base = ❓ { share-paper }: не ясно, чьих учеников считать. Ответьте в «Доля охвата».
share-home-enter = ❗️ Число учеников за { $year } год не внесено: откройте «Доля охвата».
share-home-owing = { $count ->
    [one] { $count } организация не внесла
    [few] { $count } организации не внесли
   *[many] { $count } организаций не внесли
} число учеников за { $year } год.
share-home-more = И ещё { $count ->
    [one] { $count } программа
    [few] { $count } программы
   *[many] { $count } программ
} за кнопкой «Доля охвата».

# Чьих учеников считать
share-scope = { $scope ->
    [school] школы
    [additional_education] дополнительное образование
    [unclear] пока не ясно
   *[all] все организации
}
share-base-button = 👥 Чьих учеников считать
share-base-list = 👥 <b>Чьих учеников считать</b>
    Выберите бумагу. Изменить можно, пока её цели открыты; подведённые не пересчитываются.
share-base-line = { share-paper }: { share-scope }
share-base-ask = 👥 <b>{ share-paper }</b>
    В бумаге: «{ $words }»

    Чьих учеников считать? Сейчас: { share-scope }.
share-base-school = 🏫 Школы
share-base-additional_education = 🎨 Дополнительное образование
share-base-all = Все организации
share-base-kept = Записано: { share-scope }.
share-base-not-kept = Ничего не изменилось: этого сейчас нельзя.

# Экран чисел
share-base = <b>{ $base ->
    [school] Школы
    [additional_education] Дополнительное образование
   *[all] Все организации вместе
}</b>
share-title = 📊 <b>Доля охвата: { $place }</b>
    { $programme }
share-now = <b>{ $year } год: { $state ->
    [none] нет данных</b>. { $entered ->
        [yes] Внесено: 0 учеников
       *[no] Число учеников не внесено
    }; { $small ->
        [yes] участвуют меньше 5.
       *[no] { $involved ->
            [0] участников пока нет.
            [one] участвует { $involved } ученик.
            [few] участвуют { $involved } ученика.
           *[many] участвуют { $involved } учеников.
        }
    }
    [small] меньше 5 из { $pupils } { $pupils ->
        [one] ученика
       *[many] учеников
    }</b>
    [hidden] скрыто</b>, чтобы не назвать малую группу
   *[known] { $percent } %</b>, { $involved } из { $pupils } { $pupils ->
        [one] ученика
       *[many] учеников
    }
}
share-split = Через бот: { $self }. По журналу: { $journal }.
share-split-hidden = Через бот и по журналу вместе: одна из групп меньше 5 человек.
share-doubtful = ⚠️ Участников больше, чем учеников: проверьте число учеников.
share-known = В расчёте { $known } из { $all } { $all ->
    [one] организации
   *[many] организаций
}: те, у которых внесено число учеников.
share-median = Медиана организаций муниципалитета: { $percent } %.
share-line = <b>{ share-paper }</b>{ $number ->
    [none] {""}
   *[other] {" "}«{ $title }»
}{ $base ->
    [none] {""}
   *[other] , { $base }
}
    { $own ->
    [yes] Цели: { $owner }
   *[no] Цели: { $owner }; здесь вклад Вашей организации
}
share-line-target = { $closed ->
    [yes] { $state ->
        [reached] ✅ { $due }: цель { $goal } %, достигнута: { $percent } % ({ $involved } из { $pupils })
        [kept] ✅ { $due }: цель { $goal } %, достигнута: меньше 5 из { $pupils }
        [none] ▫️ { $due }: цель { $goal } %, нет данных
        [small] ▪️ { $due }: цель { $goal } %, не достигнута: меньше 5 из { $pupils }
       *[missing] ▪️ { $due }: цель { $goal } %, не достигнута: { $percent } % ({ $involved } из { $pupils }), не хватало { $missing }
    }
   *[no] { $state ->
        [reached] ✅ { $due }: цель { $goal } %, уже достигнута
        [none] ▶️ { $due }: цель { $goal } %, нет данных
        [small] ▶️ { $due }: цель { $goal } %, это { $needed } { $needed ->
            [one] ученик
            [few] ученика
           *[many] учеников
        }
       *[missing] ▶️ { $due }: цель { $goal } %, не хватает { $missing } { $missing ->
            [one] ученика
           *[many] учеников
        }
    }
}
share-line-unclear = ❓ Не ясно, чьих учеников считать: «{ $words }». { $answers ->
    [yes] Нажмите «Чьих учеников считать»
   *[no] Это скажет координатор
}; до этого — нет данных.
share-line-elsewhere = ▫️ Считаются ученики: { share-scope }. Ваша организация сюда не входит.
# Прогноз: $likely, $low, $high — проценты.
share-forecast = 📈 Если темп последних { $weeks } недель сохранится, к { $due } будет около { $likely } %, вероятно от { $low } до { $high } %. Каникулы и будущие наборы прогноз не знает.
share-differs = ↺ Сегодня за те же дни: { $involved }{ $entered ->
    [yes] {" "}из { $pupils }
   *[no] , число учеников не внесено
}. Отчётное число не меняется.
share-differs-little = ↺ С тех пор записи изменились меньше чем на 5 человек. Отчётное число не меняется.
# Будущие цели одной строкой: { $targets } — перечень из share-line-year.
share-line-later = ▫️ Дальше: { $targets }
share-line-year = { $goal } % на { $due }
share-no-lines = Целей пока нет: они появятся, когда будет опубликована дорожная карта, в которой обещана доля.
share-rule = <i>Считаются ученики { $either ->
    [yes] в любой роли
   *[no] в роли наставляемых
}, у которых в этом году была активная пара{ $meeting ->
    [yes] {" "}и хотя бы одна подтверждённая встреча
   *[no] {""}
}. Каждый один раз, сколько бы пар у него ни было.</i>
share-nothing = Здесь пока нечего показать: у Вашей организации нет программы наставничества.
share-without-people = В этой установке бот не ведёт участников, поэтому долю охвата не считает.

# По организациям
share-organizations-button = 🏫 По организациям
share-areas-button = 🏙 По муниципалитетам
share-municipalities-button = 🏙 Муниципалитеты: доли и цели
share-municipalities = 🏙 <b>Муниципалитеты: { $count }</b>
share-rank-title = Доля по организациям: { $place }, { $year }
share-rank-goal = Цель { $percent } %{ $base ->
    [school] , школы
    [additional_education] , дополнительное образование
   *[all] {""}
}
share-rank-footer = На { $day }{ $pages ->
    [1] {""}
   *[other] . Картинка { $page } из { $pages }
}
share-theme-button = { $theme ->
    [dark] 🌙 Картинки: тёмные
   *[light] ☀️ Картинки: светлые
}
share-theme-kept = { $theme ->
    [dark] Картинки теперь на тёмном фоне.
   *[light] Картинки теперь на светлом фоне.
}
share-organizations = 🏫 <b>{ $place }, { $year } год</b>
    { $what ->
        [region] Муниципалитетов
       *[municipality] Организаций
    }: { $all }. Сначала те, где доля ниже.
share-organization = { $state ->
    [none] ▫️ { $name }: нет данных
    [hidden] ▫️ { $name }: скрыто (учеников: { $pupils })
   *[known] • { $name }: <b>{ $percent } %</b> ({ $involved } из { $pupils })
}
share-hidden = Скрыты группы меньше 5 человек и те, по которым их можно было бы вычислить.
share-page = { $page } из { $pages }
share-page-before = ‹
share-page-further = ›

# Кто не внёс число учеников
share-owing-button = { $owing ->
    [0] ❗️ Число учеников устарело
   *[other] ❗️ Нет числа учеников: { $owing }
}
share-owing-older = { $count ->
    [one] Просили обновить число, ответа пока нет у { $count } организации (в расчёте прежнее):
   *[other] Просили обновить число, ответа пока нет у { $count } организаций (в расчёте прежнее):
}
share-owing-older-one = • { $name }, спросили { $day }
share-owing = Число учеников за { $year } год { $count ->
    [0] внесли все.
    [one] не внесла { $count } организация:
    [few] не внесли { $count } организации:
   *[many] не внесли { $count } организаций:
}
share-owing-one = • { $name }{ $joined ->
    [yes] {""}
   *[no] {" "}(руководитель ещё не подключился)
}

# Число учеников
share-number-button = ✏️ Число учеников
share-ask-number = <b>Сколько учеников на 1 сентября { $year } года?</b>
    { $place }. { $programme }

    Напишите число, например: 640.{ $ahead ->
        [yes] {" "}1 сентября ещё впереди: назовите число на сегодня, осенью его можно исправить.
       *[no] {""}
    }
share-number-said = { $latest ->
    [yes] Сейчас в расчёте: <b>{ $number }</b>, внесено { $day }.
   *[no] Раньше: { $number }, { $day }.
}
share-number-refused = ⚠️ { $reason ->
    [no_number] Не получилось прочитать число. Напишите его цифрами, одно: 640.
    [negative] Учеников не может быть меньше нуля.
    [not_whole] Нужно целое число, без дробной части.
   *[too_many] Это больше 20 000. Нужно число учеников одной организации.
} Ничего не изменилось.
share-other-year = { $label } год
share-ask-zero = Вы написали 0: в { $place } в { $year } году нет ни одного ученика? Тогда доля не считается («нет данных»), пока число не исправлено.
share-zero-yes = Да, учеников нет
share-zero-no = Нет, исправить
share-number-kept = Записано: { $number } на { $year } год. Прежние числа сохранены.
share-number-not-kept = Ничего не записано: число учеников вносит руководитель организации.

# Картинка
share-picture-button = 🖼 Показать картинкой
share-no-picture = Картинка сейчас не получилась. Числа на экране верны; попробуйте ещё раз через минуту.
share-picture-title = Доля охвата: { $place }{ $base ->
    [school] {""}, школы
    [additional_education] {""}, дополнительное образование
   *[all] {""}
}
share-picture-fact = Охвачено наставничеством
share-picture-target = Цель: { share-paper }
share-picture-forecast = Прогноз по темпу { $weeks } недель: ≈{ $likely } % ({ $low }–{ $high } %)
share-picture-footer = На { $day }{ $all ->
    [0] {""}
   *[other] . В расчёте { $known } из { $all } организаций
}
share-picture-year = { $year } — { $words }
share-picture-row = { $label }: { $years }
share-picture-nothing = Пока нет данных
share-percent = { $state ->
    [none] нет данных
    [small] скрыто
   *[known] { $percent } %
}

# Цель закрылась в свой день
target-closed = 📊 <b>Цель на { $due } подведена.</b> { $organization }, { share-paper }{ $base ->
    [school] {""}, школы
    [additional_education] {""}, дополнительное образование
   *[all] {""}
}: { $result ->
    [no-data] <b>нет данных</b>. Ни одна организация не внесла число учеников, поэтому при цели { $goal } % доля не посчитана.
   *[other] { $small ->
        [yes] меньше 5 из { $pupils } при цели { $goal } %: <b>не достигнуто</b>.
       *[no] { $involved } из { $pupils } ({ $percent } %) при цели { $goal } %: { $result ->
            [reached] <b>достигнуто</b>.
           *[missed] <b>не достигнуто</b>, не хватало { $missing }.
        }
    }
}{ $split ->
    [shown] {" "}Через бот: { $self }, по журналу: { $journal }.
   *[other] {""}
}{ $unknown ->
    [0] {""}
    [one] {" "}Без числа учеников: { $unknown } организация, она не в расчёте.
    [few] {" "}Без числа учеников: { $unknown } организации, они не в расчёте.
   *[many] {" "}Без числа учеников: { $unknown } организаций, они не в расчёте.
}

# Итоги недели для координатора: $change — more, less, same, steady (меньше пяти), new (сравнивать не с чем)
week-title = 📅 <b>Неделя с { $day }: { $place }</b>
week-share = • Охват{ $several ->
    [yes] {" "}«{ $programme }»
   *[no] {""}
}{ $base ->
    [school] , школы
    [additional_education] , дополнительное образование
   *[all] {""}
}: { $state ->
    [hidden] скрыто (малая группа)
    [none] нет данных
   *[known] <b>{ $percent } %</b> ({ $involved } из { $pupils }){ $change ->
        [more] , за неделю +{ $by }
        [less] , за неделю −{ $by }
        [same] , без изменений
        [steady] , за неделю изменилось меньше чем на 5 человек
       *[new] {""}
    }
}
week-meetings = • Подтверждённых встреч за прошлую неделю: { $state ->
    [hidden] меньше 5
   *[known] <b>{ $meetings }</b>
}{ $before ->
    [known] {" "}(неделей раньше { $earlier })
   *[none] {""}
}
week-work = • { $what ->
    [overdue] 🔴 Просрочено
    [waiting] 🔎 Ждут приёмки
    [accepted] ✅ Принято за прошлую неделю
    [unreachable] 📵 Не на связи
   *[owing] ❗️ Не внесли число учеников
}: <b>{ $count }</b>{ $change ->
    [more] {" "}(+{ $by })
    [less] {" "}(−{ $by })
    [same] {" "}(без изменений)
   *[new] {""}
}
week-button = 📊 Доля охвата

# Путь участников и встречи
share-path-button = 📈 Путь и встречи
share-path = 📈 <b>Путь участников: { $place }, { $year } год</b>
share-path-step = { $step ->
    [registered] Записались
    [paired] В паре
    [met] Провели первую встречу
   *[regularly] Провели три встречи и больше
}
share-path-step-short = { $step ->
    [registered] Запись
    [paired] Пара
    [met] Встреча
   *[regularly] 3 и больше
}
share-path-row = • { $name }: { $state ->
    [hidden] скрыто
   *[known] <b>{ $number }</b>
}
share-path-shown = { $state ->
    [hidden] скрыто
   *[known] { $number }
}
share-path-weeks = <b>Подтверждённые встречи по неделям</b>
share-path-week = с { $day }
share-path-forms = <b>Участвуют, по формам</b>
share-path-directions = <b>Участвуют, по направлениям наставников</b>
share-path-hidden = Скрыты группы меньше 5 и те, по которым их можно было бы вычислить.
share-path-picture-steps = Путь участников: { $place }
share-path-picture-steps-label = Учеников
share-path-picture-weeks = Встречи: { $place }
share-path-picture-weeks-label = Подтверждённых встреч за неделю
