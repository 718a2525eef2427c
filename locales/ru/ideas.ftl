# О чём поговорить: по форме наставничества и по встрече цикла; пять идей на каждую

idea-pupil-pupil-introduction-1 = Расскажите друг другу, чем любите заниматься после уроков.
idea-pupil-pupil-introduction-2 = Назовите по три предмета: любимый, трудный и самый странный.
idea-pupil-pupil-introduction-3 = Придумайте, как вам удобнее договариваться о встречах.
idea-pupil-pupil-introduction-4 = Вспомните своего любимого учителя: чем он вам помог?
idea-pupil-pupil-introduction-5 = Поделитесь, что обычно помогает не бросить трудное дело.

idea-pupil-pupil-trial-1 = Решите вместе одну задачу, которая не получалась.
idea-pupil-pupil-trial-2 = Пусть каждый за пять минут научит другого чему-то своему.
idea-pupil-pupil-trial-3 = Разберите одну контрольную: где ошибка, а где невнимательность?
idea-pupil-pupil-trial-4 = Сделайте вместе маленькое дело: плакат, страницу конспекта, опыт.
idea-pupil-pupil-trial-5 = В конце скажите друг другу, что было полезно, а что нет.

idea-pupil-pupil-planning-1 = Решите, что должно измениться к концу четверти.
idea-pupil-pupil-planning-2 = Выберите одну цель и разбейте её на шаги по неделе.
idea-pupil-pupil-planning-3 = Подумайте, что может помешать и кто сможет выручить.
idea-pupil-pupil-planning-4 = Договоритесь, как отметите первый удавшийся шаг.
idea-pupil-pupil-planning-5 = Выберите день и место, чтобы встречи не терялись.

idea-pupil-pupil-regular-1 = Что получилось с прошлой встречи? Начните с хорошего.
idea-pupil-pupil-regular-2 = Покажите тетрадь или работу, которой довольны.
idea-pupil-pupil-regular-3 = Какая тема сейчас самая непонятная? Разберите один пример.
idea-pupil-pupil-regular-4 = Что происходит в классе и как вы с этим справляетесь?
idea-pupil-pupil-regular-5 = Чему вы оба хотели бы научиться в этом месяце?

idea-pupil-pupil-closing-1 = Откройте свои цели: что сделано, что осталось?
idea-pupil-pupil-closing-2 = Вспомните самую удачную и самую смешную встречу.
idea-pupil-pupil-closing-3 = Скажите друг другу по одному «спасибо» за что-то конкретное.
idea-pupil-pupil-closing-4 = Что каждый будет дальше делать сам?
idea-pupil-pupil-closing-5 = Хотели бы вы сами стать наставником? Почему?

idea-teacher-teacher-introduction-1 = Расскажите, как Вы пришли в школу и что в ней удерживает.
idea-teacher-teacher-introduction-2 = Обсудите, в каких классах сейчас легко, а в каких трудно.
idea-teacher-teacher-introduction-3 = Назовите по одному приёму, которым Вы гордитесь.
idea-teacher-teacher-introduction-4 = Договоритесь, о чём говорите открыто и что остаётся между вами.
idea-teacher-teacher-introduction-5 = Сравните ожидания: чего каждый ждёт от этих встреч?

idea-teacher-teacher-trial-1 = Посетите урок друг друга с одним вопросом для наблюдения.
idea-teacher-teacher-trial-2 = Разберите вместе план одного завтрашнего урока.
idea-teacher-teacher-trial-3 = Проверьте одну пачку работ и сравните отметки.
idea-teacher-teacher-trial-4 = Разыграйте трудный разговор с родителем и поменяйтесь ролями.
idea-teacher-teacher-trial-5 = Составьте список того, что можно взять готовым, а не делать с нуля.

idea-teacher-teacher-planning-1 = Выберите один навык на полугодие: дисциплина, оценивание, цифровые средства.
idea-teacher-teacher-planning-2 = Решите, какие уроки Вы посетите друг у друга и когда.
idea-teacher-teacher-planning-3 = Определите, по чему станет видно, что дело сдвинулось.
idea-teacher-teacher-planning-4 = Подумайте, какая помощь нужна от завуча или методиста.
idea-teacher-teacher-planning-5 = Распределите шаги по неделям, с учётом конца четверти.

idea-teacher-teacher-regular-1 = Какой момент урока на этой неделе удался и почему?
idea-teacher-teacher-regular-2 = Разберите один случай с классом: что было до, во время и после.
idea-teacher-teacher-regular-3 = Сравните, как вы даёте домашнее задание и как его проверяете.
idea-teacher-teacher-regular-4 = Покажите один материал, которым готовы поделиться.
idea-teacher-teacher-regular-5 = Что отнимает больше всего времени? Уберите одну лишнюю вещь.

idea-teacher-teacher-closing-1 = Вернитесь к цели: какие уроки показали, что она достигнута?
idea-teacher-teacher-closing-2 = Что из найденного стоит показать на методическом объединении?
idea-teacher-teacher-closing-3 = Что наставник сам узнал от молодого коллеги?
idea-teacher-teacher-closing-4 = Какие вопросы остались и кому их лучше задать?
idea-teacher-teacher-closing-5 = Запишите три приёма, которые останутся в работе.

idea-student-pupil-introduction-1 = Расскажите, как выбирали, куда поступать, и в чём сомневались.
idea-student-pupil-introduction-2 = Чем студенческий день отличается от школьного?
idea-student-pupil-introduction-3 = Что ученик любит делать так, что забывает о времени?
idea-student-pupil-introduction-4 = Договоритесь, где встречаться: в школе или онлайн через школу.
idea-student-pupil-introduction-5 = Какой вопрос о взрослой жизни давно хочется задать?

idea-student-pupil-trial-1 = Разберите одно задание из экзамена и способ думать над ним.
idea-student-pupil-trial-2 = Сделайте вместе маленький кусок проекта: план, опрос, макет.
idea-student-pupil-trial-3 = Покажите, как вести конспект и искать источники.
idea-student-pupil-trial-4 = Попробуйте за час собрать презентацию из трёх слайдов.
idea-student-pupil-trial-5 = Обсудите, что было легче и что труднее, чем казалось.

idea-student-pupil-planning-1 = Выберите проект или предмет, который будет вашим до весны.
idea-student-pupil-planning-2 = Отметьте на календаре экзамены, олимпиады и каникулы.
idea-student-pupil-planning-3 = Разбейте подготовку на шаги по одной–двум неделям.
idea-student-pupil-planning-4 = Решите, что ученик делает сам, а где нужна подсказка.
idea-student-pupil-planning-5 = Придумайте, как поймёте, что пора менять план.

idea-student-pupil-regular-1 = Что из прошлого шага сделано, а что буксует?
idea-student-pupil-regular-2 = Разберите одну ошибку так, чтобы больше её не делать.
idea-student-pupil-regular-3 = Как справляться с волнением перед ответом у доски?
idea-student-pupil-regular-4 = Какие кружки и конкурсы сейчас открыты? Выберите один.
idea-student-pupil-regular-5 = Поговорите о книге, фильме или игре и о том, чему они учат.

idea-student-pupil-closing-1 = Сравните первую и последнюю работу: что изменилось?
idea-student-pupil-closing-2 = Что ученик теперь умеет без подсказки?
idea-student-pupil-closing-3 = Как отдыхать, чтобы силы возвращались?
idea-student-pupil-closing-4 = Какой следующий шаг у каждого на ближайший год?
idea-student-pupil-closing-5 = Какой совет ученик дал бы новичку? Запишите его.

idea-employer-pupil-introduction-1 = Расскажите, как устроен Ваш рабочий день на самом деле.
idea-employer-pupil-introduction-2 = Каким Вы были в этом возрасте и кем хотели стать?
idea-employer-pupil-introduction-3 = Что ученик знает о профессии и что кажется загадкой?
idea-employer-pupil-introduction-4 = Договоритесь о правилах встреч на предприятии с сопровождающим.
idea-employer-pupil-introduction-5 = Какие школьные предметы пригодились Вам и как именно?

idea-employer-pupil-trial-1 = Покажите одну настоящую задачу и решите её упрощённый вариант.
idea-employer-pupil-trial-2 = Пройдите вместе маршрут изделия или услуги от заказа до результата.
idea-employer-pupil-trial-3 = Попробуйте описать профессию десятью словами, затем тремя.
idea-employer-pupil-trial-4 = Посмотрите, какие инструменты и программы нужны каждый день.
idea-employer-pupil-trial-5 = Обсудите, что удивило ученика больше всего.

idea-employer-pupil-planning-1 = Выберите, что ученик хочет попробовать своими руками до лета.
idea-employer-pupil-planning-2 = Составьте список навыков профессии и отметьте, что уже есть.
idea-employer-pupil-planning-3 = Решите, какие встречи будут в школе, а какие на предприятии.
idea-employer-pupil-planning-4 = Разбейте мини-проект на шаги с понятным результатом.
idea-employer-pupil-planning-5 = Подумайте, с кем ещё из коллег полезно познакомиться вместе с куратором школы.

idea-employer-pupil-regular-1 = Что нового ученик узнал о деле с прошлого раза?
idea-employer-pupil-regular-2 = Разберите одну рабочую ошибку: как её нашли и исправили?
idea-employer-pupil-regular-3 = Поговорите о деньгах: из чего складывается зарплата.
idea-employer-pupil-regular-4 = Как вести себя на собеседовании? Разыграйте пять минут.
idea-employer-pupil-regular-5 = Какие колледжи и вузы готовят к этому делу? Сравните два.

idea-employer-pupil-closing-1 = Посмотрите на мини-проект: что получилось и чем гордитесь?
idea-employer-pupil-closing-2 = Изменилось ли представление ученика о профессии? Как?
idea-employer-pupil-closing-3 = Что наставник увидел в своём деле глазами ученика?
idea-employer-pupil-closing-4 = Какой следующий шаг: курс, экскурсия, поступление?
idea-employer-pupil-closing-5 = Скажите, какие сильные стороны Вы заметили у ученика.

idea-employer-student-introduction-1 = Расскажите о своём пути: какие повороты были неожиданными?
idea-employer-student-introduction-2 = Что студент уже умеет и чем хотел бы заниматься через пять лет?
idea-employer-student-introduction-3 = Какие ожидания от практики у каждого?
idea-employer-student-introduction-4 = Обсудите, что на предприятии принято, а что нет.
idea-employer-student-introduction-5 = Договоритесь, как и когда студент может задавать вопросы.

idea-employer-student-trial-1 = Дайте небольшую настоящую задачу и обсудите ход решения.
idea-employer-student-trial-2 = Прочитайте вместе одну вакансию и переведите её на простой язык.
idea-employer-student-trial-3 = Посмотрите на резюме студента: что усилить, что убрать?
idea-employer-student-trial-4 = Проведите студента по смежным отделам в сопровождении.
idea-employer-student-trial-5 = Обсудите, как Вы принимаете решения, когда данных мало.

idea-employer-student-planning-1 = Выберите навыки, которые нужны к концу семестра.
idea-employer-student-planning-2 = Составьте план практики по неделям с видимыми результатами.
idea-employer-student-planning-3 = Определите, какую работу можно сделать темой курсовой.
idea-employer-student-planning-4 = Решите, как часто смотреть на результат и кто это делает.
idea-employer-student-planning-5 = Подумайте, что может задержать план и как его сдвинуть.

idea-employer-student-regular-1 = Что удалось на этой неделе и какой ценой?
idea-employer-student-regular-2 = Разберите обратную связь: что в ней полезно, что спорно?
idea-employer-student-regular-3 = Как договариваться с коллегой, с которым не согласны?
idea-employer-student-regular-4 = Покажите, как Вы планируете свою неделю.
idea-employer-student-regular-5 = Какие новые технологии меняют дело? Выберите одну и обсудите.

idea-employer-student-closing-1 = Сравните план и результат: чему научились оба?
idea-employer-student-closing-2 = Какие две работы студент покажет будущему работодателю?
idea-employer-student-closing-3 = Обновите резюме вместе, с новыми навыками.
idea-employer-student-closing-4 = Возможна ли стажировка или работа? Какие шаги к ней?
idea-employer-student-closing-5 = Что предприятию стоит изменить в работе со студентами?
