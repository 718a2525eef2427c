"""Who answers: a printed cell or address becomes offices with their scope, and named persons (spec §6.4)."""

from domain.responsible.offices import is_one_body, is_particular, kinds_of, office_of
from domain.responsible.people import are_one_person, is_same_person, people_in, signature, without_last_dot
from domain.responsible.record import Level, NamedPerson, Office, OrganisationKind, Responsible, Scope
from domain.responsible.split import likened, names_somebody, responsible_in, says_done

__all__ = [
    "Level",
    "NamedPerson",
    "Office",
    "OrganisationKind",
    "Responsible",
    "Scope",
    "are_one_person",
    "is_one_body",
    "is_particular",
    "is_same_person",
    "kinds_of",
    "likened",
    "names_somebody",
    "office_of",
    "people_in",
    "responsible_in",
    "says_done",
    "signature",
    "without_last_dot",
]
