"""The battery: forms in which an address of one's own network is written or hidden."""

import pytest

from moderation.fetch.addresses import is_public, require_named
from moderation.model import Refused

HOSTS = frozenset({"example.org", "127.0.0.1", "journal.example"})


@pytest.mark.parametrize(
    ("address", "public"),
    [
        pytest.param("93.184.215.14", True, id="the public internet"),
        pytest.param("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True, id="the public internet, six"),
        pytest.param("127.0.0.1", False, id="this machine"),
        pytest.param("127.255.255.254", False, id="this machine too"),
        pytest.param("0.0.0.0", False, id="any"),  # noqa: S104 - an address that must be refused
        pytest.param("10.0.0.1", False, id="private, ten"),
        pytest.param("172.16.5.4", False, id="private, 172"),
        pytest.param("192.168.1.1", False, id="private, 192"),
        pytest.param("100.64.0.1", False, id="shared by a carrier"),
        pytest.param("169.254.169.254", False, id="a cloud's metadata"),
        pytest.param("100.100.100.200", False, id="another cloud's metadata"),
        pytest.param("192.0.0.192", False, id="yet another's"),
        pytest.param("198.18.0.1", False, id="benchmarks"),
        pytest.param("224.0.0.1", False, id="multicast"),
        pytest.param("240.0.0.1", False, id="reserved"),
        pytest.param("255.255.255.255", False, id="broadcast"),
        pytest.param("::1", False, id="this machine, six"),
        pytest.param("::", False, id="any, six"),
        pytest.param("::127.0.0.1", False, id="compatible"),
        pytest.param("::ffff:127.0.0.1", False, id="mapped"),
        pytest.param("::ffff:169.254.169.254", False, id="mapped metadata"),
        pytest.param("::ffff:93.184.215.14", False, id="mapped, even a public one"),
        pytest.param("64:ff9b::7f00:1", False, id="NAT64"),
        pytest.param("64:ff9b::a9fe:a9fe", False, id="NAT64 metadata"),
        pytest.param("64:ff9b:1::7f00:1", False, id="NAT64 of one's own network"),
        pytest.param("2002:7f00:1::", False, id="6to4"),
        pytest.param("2001:0:7f00:1::", False, id="Teredo"),
        pytest.param("fe80::1%eth0", False, id="link-local with a zone"),
        pytest.param("fc00::1", False, id="unique local"),
        pytest.param("fd00:ec2::254", False, id="metadata, six"),
        pytest.param("ff02::1", False, id="multicast, six"),
        pytest.param("localhost", False, id="no address"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_is_public(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    ("host", "allowed"),
    [
        pytest.param("example.org", True, id="named"),
        pytest.param("www.example.org", True, id="within"),
        pytest.param("EXAMPLE.org.", True, id="capitals and the root's dot"),
        pytest.param("badexample.org", False, id="ends alike"),
        pytest.param("example.org.evil.example", False, id="begins alike"),
        pytest.param("localhost", False, id="this machine"),
        pytest.param("localhost.", False, id="this machine with the root's dot"),
        pytest.param("127.0.0.1", False, id="a number, even if it was named"),
        pytest.param("2130706433", False, id="decimal"),
        pytest.param("0x7f000001", False, id="hexadecimal"),
        pytest.param("0x7f.0.0.0x1", False, id="hexadecimal parts"),
        pytest.param("017700000001", False, id="octal"),
        pytest.param("127.1", False, id="short"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_require_named(host: str, allowed: bool) -> None:
    if allowed:
        require_named(host, HOSTS)
    else:
        with pytest.raises(Refused, match="MODERATION_FETCH_HOSTS"):
            require_named(host, HOSTS)


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "127.0.0.1."])
def test_a_number_is_no_name_even_if_everything_were_allowed(host: str) -> None:
    with pytest.raises(Refused):
        require_named(host, frozenset({host.rstrip(".")}))
