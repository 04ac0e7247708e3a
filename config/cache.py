"""The cache in Redis, doing without it while Redis is down: a page must not fail because a counter cannot be kept."""

import logging

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import ConnectionError as Unreachable
from redis.exceptions import TimeoutError as Late

log = logging.getLogger(__name__)


def forgiving(name, otherwise):
    """A method of the backend that answers as an empty cache would when Redis cannot be reached."""

    def method(self, *args, **kwargs):
        try:
            return getattr(super(ForgivingRedisCache, self), name)(*args, **kwargs)
        except (Unreachable, Late) as error:
            log.warning("the cache is down, working without it: %s", error)
            return otherwise(*args, **kwargs)

    method.__name__, method.__doc__ = name, f"RedisCache.{name}, forgiving."
    return method


class ForgivingRedisCache(RedisCache):
    """Redis holds nothing but counters of attempts (allauth) and fragments that can be drawn again."""

    get = forgiving("get", lambda key, default=None, version=None: default)
    get_many = forgiving("get_many", lambda keys, version=None: {})
    add = forgiving("add", lambda *args, **kwargs: True)
    set = forgiving("set", lambda *args, **kwargs: None)
    touch = forgiving("touch", lambda *args, **kwargs: False)
    delete = forgiving("delete", lambda *args, **kwargs: False)
    has_key = forgiving("has_key", lambda *args, **kwargs: False)
