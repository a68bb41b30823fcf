from django.urls import path

from .views import my_page

urlpatterns = [path("minu/", my_page, name="my_page")]
