package cn.caitong.simulators.rest;

/** Why a centre does not do what it is asked; each dialect has its own words for it. */
enum Refusal {
    UNREADABLE,
    BAD_FIELD,
    TOO_LARGE,
    WRONG_TYPE,
    UNAUTHENTICATED,
    BUSY,
    MAINTENANCE,
    NO_SUCH_RECEIPT,
    ABOVE_RECEIPT,
    BAD_PAYEE,
    VOID,
    CONFLICT
}
