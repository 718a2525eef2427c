"""How pairs say they are doing: two short questionnaires, one question a month, and what curators and those above see."""
