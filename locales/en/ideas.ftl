# What to talk about: by form of mentorship and by meeting of the cycle; five ideas each

idea-pupil-pupil-introduction-1 = Tell each other what you like to do after school.
idea-pupil-pupil-introduction-2 = Name three subjects each: the favourite, the hard and the strangest one.
idea-pupil-pupil-introduction-3 = Think of the easiest way for you to agree on meetings.
idea-pupil-pupil-introduction-4 = Remember your favourite teacher: how did they help you?
idea-pupil-pupil-introduction-5 = Share what usually helps you not to give up on something hard.

idea-pupil-pupil-trial-1 = Solve together one problem that would not come out.
idea-pupil-pupil-trial-2 = Each teaches the other something of their own in five minutes.
idea-pupil-pupil-trial-3 = Go through one test: where is a mistake, where was it haste?
idea-pupil-pupil-trial-4 = Do one small thing together: a poster, a page of notes, an experiment.
idea-pupil-pupil-trial-5 = At the end tell each other what was useful and what was not.

idea-pupil-pupil-planning-1 = Decide what should be different by the end of the term.
idea-pupil-pupil-planning-2 = Choose one goal and split it into steps of a week.
idea-pupil-pupil-planning-3 = Think of what may get in the way and who could help.
idea-pupil-pupil-planning-4 = Agree how you will celebrate the first step that works.
idea-pupil-pupil-planning-5 = Choose a day and a place so that meetings do not get lost.

idea-pupil-pupil-regular-1 = What has worked since last time? Begin with the good things.
idea-pupil-pupil-regular-2 = Show a piece of work that you are pleased with.
idea-pupil-pupil-regular-3 = Which topic is the least clear now? Work through one example.
idea-pupil-pupil-regular-4 = What is going on in class and how do you cope with it?
idea-pupil-pupil-regular-5 = What would you both like to learn this month?

idea-pupil-pupil-closing-1 = Open your goals: what is done, what is left?
idea-pupil-pupil-closing-2 = Remember the best and the funniest meeting.
idea-pupil-pupil-closing-3 = Say one thank-you to each other for something in particular.
idea-pupil-pupil-closing-4 = What will each of you go on with alone?
idea-pupil-pupil-closing-5 = Would you like to be a mentor yourself? Why?

idea-teacher-teacher-introduction-1 = Tell how you came to this school and what keeps you here.
idea-teacher-teacher-introduction-2 = Talk over which classes are easy now and which are hard.
idea-teacher-teacher-introduction-3 = Name one technique each that you are proud of.
idea-teacher-teacher-introduction-4 = Agree what you speak of openly and what stays between you.
idea-teacher-teacher-introduction-5 = Compare expectations: what does each want of these meetings?

idea-teacher-teacher-trial-1 = Visit a lesson of each other with one question to observe.
idea-teacher-teacher-trial-2 = Go through the plan of one lesson of tomorrow together.
idea-teacher-teacher-trial-3 = Mark one pile of papers and compare the marks.
idea-teacher-teacher-trial-4 = Act out a difficult talk with a parent and change roles.
idea-teacher-teacher-trial-5 = List what can be taken ready-made instead of being written anew.

idea-teacher-teacher-planning-1 = Choose one skill for half a year: discipline, marking, digital tools.
idea-teacher-teacher-planning-2 = Decide which lessons you visit at each other's and when.
idea-teacher-teacher-planning-3 = Settle by what you will see that things have moved.
idea-teacher-teacher-planning-4 = Think which help you need of the deputy head or the methodist.
idea-teacher-teacher-planning-5 = Spread the steps over weeks, with the end of term in mind.

idea-teacher-teacher-regular-1 = Which moment of a lesson worked this week, and why?
idea-teacher-teacher-regular-2 = Look at one case with a class: before, during and after.
idea-teacher-teacher-regular-3 = Compare how you set homework and how you check it.
idea-teacher-teacher-regular-4 = Show one material that you are ready to share.
idea-teacher-teacher-regular-5 = What takes the most time? Drop one thing that is not needed.

idea-teacher-teacher-closing-1 = Go back to the goal: which lessons showed that it was reached?
idea-teacher-teacher-closing-2 = What of your finds is worth showing to colleagues?
idea-teacher-teacher-closing-3 = What did the mentor learn from the younger colleague?
idea-teacher-teacher-closing-4 = Which questions are left and whom could you ask?
idea-teacher-teacher-closing-5 = Write down three techniques that will stay.

idea-student-pupil-introduction-1 = Tell how you chose where to study and what you doubted.
idea-student-pupil-introduction-2 = How does a student's day differ from a pupil's?
idea-student-pupil-introduction-3 = What does the pupil like so much that time is forgotten?
idea-student-pupil-introduction-4 = Agree where to meet: at school or online through the school.
idea-student-pupil-introduction-5 = Which question about grown-up life has been waiting to be asked?

idea-student-pupil-trial-1 = Take one exam task and look at the way of thinking about it.
idea-student-pupil-trial-2 = Do a small part of a project together: a plan, a survey, a model.
idea-student-pupil-trial-3 = Show how to take notes and to look for sources.
idea-student-pupil-trial-4 = Try to make a presentation of three slides within an hour.
idea-student-pupil-trial-5 = Talk over what was easier and what harder than it seemed.

idea-student-pupil-planning-1 = Choose a project or subject that will be yours until spring.
idea-student-pupil-planning-2 = Mark exams, contests and holidays on a calendar.
idea-student-pupil-planning-3 = Split the preparation into steps of one or two weeks.
idea-student-pupil-planning-4 = Decide what the pupil does alone and where a hint is needed.
idea-student-pupil-planning-5 = Think how you will notice that the plan has to change.

idea-student-pupil-regular-1 = What of the last step is done and what is stuck?
idea-student-pupil-regular-2 = Take one mistake apart so that it does not come back.
idea-student-pupil-regular-3 = How can one cope with nerves before answering in class?
idea-student-pupil-regular-4 = Which clubs and contests are open now? Choose one.
idea-student-pupil-regular-5 = Talk about a book, a film or a game and what it teaches.

idea-student-pupil-closing-1 = Compare the first and the last piece of work: what has changed?
idea-student-pupil-closing-2 = What can the pupil do now without a hint?
idea-student-pupil-closing-3 = How does one rest so that strength comes back?
idea-student-pupil-closing-4 = What is the next step of each for the coming year?
idea-student-pupil-closing-5 = Which advice would the pupil give a beginner? Write it down.

idea-employer-pupil-introduction-1 = Tell what your working day is really like.
idea-employer-pupil-introduction-2 = What were you like at this age and what did you want to be?
idea-employer-pupil-introduction-3 = What does the pupil know of the job and what seems a riddle?
idea-employer-pupil-introduction-4 = Agree on the rules of meetings at the enterprise, accompanied.
idea-employer-pupil-introduction-5 = Which school subjects were of use to you, and how exactly?

idea-employer-pupil-trial-1 = Show one real task and solve a simple version of it.
idea-employer-pupil-trial-2 = Follow a product or a service together from order to result.
idea-employer-pupil-trial-3 = Try to describe the job in ten words, then in three.
idea-employer-pupil-trial-4 = See which tools and programs are needed every day.
idea-employer-pupil-trial-5 = Talk over what surprised the pupil most.

idea-employer-pupil-planning-1 = Choose what the pupil wants to try by hand before summer.
idea-employer-pupil-planning-2 = List the skills of the job and tick those that are there.
idea-employer-pupil-planning-3 = Decide which meetings are at school and which at the enterprise.
idea-employer-pupil-planning-4 = Split a mini project into steps with clear results.
idea-employer-pupil-planning-5 = Think which other colleagues it is worth meeting, with the school's curator.

idea-employer-pupil-regular-1 = What new thing has the pupil learned of the work since last time?
idea-employer-pupil-regular-2 = Look at one mistake at work: how was it found and mended?
idea-employer-pupil-regular-3 = Talk about money: what is a salary made of?
idea-employer-pupil-regular-4 = How does one behave at a job interview? Act five minutes of it.
idea-employer-pupil-regular-5 = Which colleges and universities lead to this work? Compare two.

idea-employer-pupil-closing-1 = Look at the mini project: what came out, what are you proud of?
idea-employer-pupil-closing-2 = Has the pupil's idea of the job changed? How?
idea-employer-pupil-closing-3 = What did the mentor see of the own work through the pupil's eyes?
idea-employer-pupil-closing-4 = What is the next step: a course, a visit, applying somewhere?
idea-employer-pupil-closing-5 = Say which strengths you have noticed in the pupil.

idea-employer-student-introduction-1 = Tell about your way: which turns were unexpected?
idea-employer-student-introduction-2 = What can the student do already and want to do in five years?
idea-employer-student-introduction-3 = What does each expect of the internship?
idea-employer-student-introduction-4 = Talk over what is usual at the enterprise and what is not.
idea-employer-student-introduction-5 = Agree how and when the student may ask questions.

idea-employer-student-trial-1 = Give a small real task and talk over the way to its solution.
idea-employer-student-trial-2 = Read one job offer together and put it into plain words.
idea-employer-student-trial-3 = Look at the student's CV: what to strengthen, what to drop?
idea-employer-student-trial-4 = Walk the student through the neighbouring departments.
idea-employer-student-trial-5 = Talk over how you decide when there is little data.

idea-employer-student-planning-1 = Choose the skills that are needed by the end of the term.
idea-employer-student-planning-2 = Plan the internship by weeks with results that can be seen.
idea-employer-student-planning-3 = Settle which work could become the topic of a term paper.
idea-employer-student-planning-4 = Decide how often the result is looked at and by whom.
idea-employer-student-planning-5 = Think what may delay the plan and how to shift it.

idea-employer-student-regular-1 = What worked this week, and at what price?
idea-employer-student-regular-2 = Go through some feedback: what is useful, what is arguable?
idea-employer-student-regular-3 = How does one settle things with a colleague one disagrees with?
idea-employer-student-regular-4 = Show how you plan your week.
idea-employer-student-regular-5 = Which new technologies change the work? Choose one and discuss it.

idea-employer-student-closing-1 = Compare plan and result: what have both learned?
idea-employer-student-closing-2 = Which two pieces of work will the student show an employer?
idea-employer-student-closing-3 = Bring the CV up to date together, with the new skills.
idea-employer-student-closing-4 = Is an internship or a job possible? Which steps lead there?
idea-employer-student-closing-5 = What should the enterprise change in working with students?
