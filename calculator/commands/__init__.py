"""The commands of ``python -m calculator``, one file for those alike. Each ``add(commands)`` declares its own and says what runs it."""
