"""How a French noun takes its complement when the source sets an anglicism beside it (*gouvernance data*)."""
