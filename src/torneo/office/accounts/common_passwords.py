"""Passwords that are tried first by whoever guesses: refused, however long.

Only those of eight characters or more: shorter ones are refused anyway. Drawn from the lists that are published each
year (NCSC, Hive, NordPass), with what is common in Spanish and around football.
"""

_TEXT = """
    12345678 123456789 1234567890 12345678910 87654321 987654321 0123456789 11111111 00000000 88888888 99999999
    12341234 12344321 11223344 112233445566 123123123 1234567a 1q2w3e4r 1q2w3e4r5t 1qaz2wsx qwertyui qwertyuiop
    qwerty12 qwerty123 qwerty1234 qwerty12345 asdfghjk asdfghjkl zxcvbnm1 qazwsxedc q1w2e3r4 a1b2c3d4 abc12345
    abcd1234 abcdefgh abcdefg1 password passw0rd p@ssword p@ssw0rd password1 password12 password123 password1234
    passwords administrator admin123 admin1234 adminadmin welcome1 welcome123 letmein1 letmein123 iloveyou iloveyou1
    sunshine princess princess1 football football1 football123 baseball superman batman123 starwars trustno1 whatever
    computer internet master123 dragon123 monkey123 shadow123 michael1 jennifer charlie1 liverpool chelsea1 arsenal1
    barcelona barcelona1 realmadrid realmadrid1 changeme changeme1 changeme123 default1 guest123 test1234 testtest
    tequiero teamo123 teamomucho teamo1234 contrasena contraseña contrasena1 contraseña1 contrasena123 contraseña123
    miclave1 micontrasena micontraseña claveclave clave123 clave1234 futbol10 futbol123 futbol1234 alianzalima
    universitario universitario1 sportingcristal sportingcristal1 peruperu arribaperu vivaelperu campeones campeonato
    campeonato1 organizador organizador1 organizador123 secretaria secretaria1 administrador administrador1
    administrador123 torneo123 torneo1234 torneotorneo mipassword holahola hola1234 hola12345 bienvenido bienvenido1
    bienvenido123 mariposa mariposa1 estrella estrella1 corazon1 princesa princesa1 alejandro alejandra fernando
    fernanda sebastian valentina gabriela estefania 123456789a 123456789abc 123456789012345 1234567890123456
    111111111111111 aaaaaaaaaaaaaaa qwertyuiopasdfg qwertyuiopasdfgh passwordpassword contraseñacontraseña
    contrasenacontrasena administratoradministrator
    """

COMMON = frozenset(_TEXT.split())
